import { DestroyRef, DOCUMENT, effect, inject, untracked } from '@angular/core';

export interface Polling {
  /**
   * Asked before each pause, so that the server may set the pace. Null ends the polling; where signals
   * say so, it begins again when they say otherwise.
   */
  readonly every: () => number | null;
  /** A rejection doubles the pause until a run succeeds again. */
  readonly run: () => Promise<unknown>;
}

const LONGEST_PAUSE_MS = 60_000;

/**
 * Repeats `run` at a pace the caller sets, never twice at once, not in a hidden tab, until the
 * component or service that asked for it is gone. For what has no live topic, or no stream yet.
 */
export function poll({ every, run }: Polling): void {
  const document = inject(DOCUMENT);
  let timer: ReturnType<typeof setTimeout> | undefined;
  let failures = 0;
  let over = false;
  let running = false;

  const pause = (): void => {
    const pace = every();
    if (over || pace === null || document.hidden) return;
    timer = setTimeout(() => void once(), Math.min(pace * 2 ** failures, LONGEST_PAUSE_MS));
  };
  const once = async (): Promise<void> => {
    timer = undefined;
    running = true;
    await run().then(
      () => (failures = 0),
      () => failures++,
    );
    running = false;
    pause();
  };

  const seen = (): void => {
    if (document.hidden) return clearTimeout(timer);
    // What a hidden tab slept through is due now.
    clearTimeout(timer);
    if (!running && every() !== null) void once();
  };

  document.addEventListener('visibilitychange', seen);
  inject(DestroyRef).onDestroy(() => {
    over = true;
    clearTimeout(timer);
    document.removeEventListener('visibilitychange', seen);
  });
  pause();
  effect(() => {
    const pace = every();
    if (pace !== null && timer === undefined && !running) untracked(pause);
  });
}
