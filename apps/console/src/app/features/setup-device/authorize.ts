import {
  Component,
  computed,
  effect,
  inject,
  input,
  resource,
  signal,
  untracked,
} from '@angular/core';
import { Router } from '@angular/router';
import {
  AUTHORIZE_PATH,
  ONBOARDING_PATH,
  readUserCode,
  SETUP_DEVICE,
  showUserCode,
  type DecidedGrantReply,
} from '@covibe/contracts';
import tick from '@lucide/icons/icons/circle-check';
import cross from '@lucide/icons/icons/circle-x';
import { Api } from '../../core/api/api.js';
import { ApiError } from '../../core/api/api-error.js';
import { PageLocation } from '../../core/session/page-location.js';
import { Session } from '../../core/session/session.js';
import { Button } from '../../ui/button/button.js';
import { Copy } from '../../ui/copy/copy.js';
import { Icon } from '../../ui/icon/icon.js';
import { Problem } from '../../ui/problem/problem.js';
import { Sheet } from '../../ui/sheet/sheet.js';
import { Skeleton } from '../../ui/skeleton/skeleton.js';
import { AskCode } from './ask-code.js';
import { Review } from './review.js';

/** From a code to a decision, and what follows from it. Whoever is signed out comes back here. */
@Component({
  selector: 'cv-authorize',
  imports: [AskCode, Button, Copy, Icon, Problem, Review, Sheet, Skeleton],
  templateUrl: './authorize.html',
  styles: `
    :host {
      display: block;
    }

    .next {
      display: flex;
      gap: 10px;
      align-items: flex-start;
      padding: 10px 12px;
      border-radius: var(--radius-lg);
      background: var(--plane-sunken);
      color: var(--ink-soft);
      text-wrap: pretty;
    }

    .next cv-icon {
      margin-top: 2px;
    }
  `,
})
export class Authorize {
  /** From the address; may be anything. */
  readonly code = input<string>();

  private readonly api = inject(Api);
  private readonly session = inject(Session);
  private readonly location = inject(PageLocation);
  private readonly router = inject(Router);
  protected readonly command = 'covibe-local setup';
  protected readonly tick = tick;
  protected readonly cross = cross;

  /** The code that was typed on this page, if one was. */
  protected readonly typed = signal<string | null>(null);
  protected readonly decision = signal<DecidedGrantReply | null>(null);
  /** The code that ended while somebody looked at it. */
  protected readonly ranOut = signal<string | null>(null);
  protected readonly mayAsk = computed(() => this.session.actor() !== null);
  protected readonly bare = computed(() => readUserCode(this.code() ?? ''));

  protected readonly grant = resource({
    params: () => (this.mayAsk() ? this.bare() : undefined),
    loader: ({ params: code, abortSignal: signal }) =>
      this.api.call(SETUP_DEVICE.show, undefined, { query: { code }, signal }),
  });
  protected readonly isUnusable = computed(
    () =>
      this.refusal()?.status === 404 || (this.ranOut() !== null && this.ranOut() === this.bare()),
  );
  protected readonly tooMany = computed(() => {
    const refusal = this.refusal();
    return refusal?.status === 429 ? refusal.message : null;
  });
  protected readonly failure = computed(() => {
    const state = this.session.state();
    return state.kind === 'unreachable' ? state.error : this.refusal();
  });
  private readonly refusal = computed(() => {
    const error = this.grant.error();
    return error instanceof ApiError && error.status !== 401 ? error : null;
  });

  constructor() {
    this.session.begin();
    effect(() => {
      const { kind } = this.session.state();
      untracked(() => this.follow(kind));
    });
  }

  protected look(code: string): void {
    this.typed.set(code);
    void this.goTo(code);
  }

  protected another(): void {
    this.ranOut.set(null);
    this.typed.set(null);
    void this.goTo(null);
  }

  protected again(): void {
    if (this.session.actor() === null) void this.session.probe();
    else this.grant.reload();
  }

  /** The code stays in the address: a reload, or a detour by sign-in, leads back to it. */
  private goTo(code: string | null): Promise<boolean> {
    const queryParams = code ? { code: showUserCode(code) } : {};
    return this.router.navigate([AUTHORIZE_PATH], { queryParams, replaceUrl: true });
  }

  private follow(kind: ReturnType<Session['state']>['kind']): void {
    if (kind === 'signed-out') this.session.leaveForSignIn();
    if (kind === 'without-place') {
      const back = new URLSearchParams({ returnTo: this.location.path });
      this.location.go(`${ONBOARDING_PATH}?${back}`);
    }
  }
}
