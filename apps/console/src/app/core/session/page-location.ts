import { DOCUMENT, inject, Service } from '@angular/core';

/** Leaving the console for a page of the server; apart so that a spec can see where to. */
@Service()
export class PageLocation {
  private readonly document = inject(DOCUMENT);

  /** The address in view, as a path of our origin. */
  get path(): string {
    const { pathname, search, hash } = this.document.location;
    return pathname + search + hash;
  }

  /** Where this console is, as commands have to name it. */
  get origin(): string {
    return this.document.location.origin;
  }

  go(path: string): void {
    this.document.location.assign(path);
  }

  reload(): void {
    this.document.location.reload();
  }
}
