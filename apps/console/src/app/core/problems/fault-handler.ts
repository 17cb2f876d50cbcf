import { inject, Injector, Service, type ErrorHandler } from '@angular/core';
import { PageLocation } from '../session/page-location.js';
import { Problems } from './problems.js';

/** How the browsers say that a chunk is gone because a newer build has replaced it. */
const STALE_CHUNK = /dynamically imported module|Importing a module script failed/i;

/** The last stop of every error nobody caught: in the browser's console and in the banner. */
@Service()
export class FaultHandler implements ErrorHandler {
  /** Asked only when something fails: this handler is made before the services it needs. */
  private readonly injector = inject(Injector);

  handleError(reason: unknown): void {
    console.error(reason);
    const problems = this.injector.get(Problems);
    const reload = { label: 'Reload', run: () => this.injector.get(PageLocation).reload() };
    if (reason instanceof Error && STALE_CHUNK.test(reason.message)) {
      problems.tell('A newer version of Co-Vibe is ready.', reload);
    } else {
      problems.report(reason, reload);
    }
  }
}
