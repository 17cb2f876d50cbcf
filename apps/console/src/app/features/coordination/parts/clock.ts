import { DestroyRef, inject, Service, signal } from '@angular/core';

/** Fine enough for a lease whose last minutes count, and no burden for a page open all day. */
const TICK_MS = 10_000;

/** The time as everything on the page that runs down reads it: one clock, so that rows agree. */
@Service()
export class Clock {
  private readonly time = signal(new Date());
  readonly now = this.time.asReadonly();

  constructor() {
    const timer = setInterval(() => this.time.set(new Date()), TICK_MS);
    inject(DestroyRef).onDestroy(() => clearInterval(timer));
  }
}
