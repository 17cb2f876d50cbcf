import type { Programs } from '../../kit/programs.js';

/**
 * Ctrl-C from the moment a run is taken: whatever the command is at, it ends the run properly instead
 * of leaving one behind that only the server's patience ends.
 */
export class Interruption {
  isAsked = false;
  /** Gives Ctrl-C back. */
  readonly forget: () => void;
  private readonly listeners: (() => void)[] = [];

  constructor(programs: Programs) {
    this.forget = programs.onInterrupt(() => {
      this.isAsked = true;
      for (const listener of this.listeners.splice(0)) listener();
    });
  }

  whenAsked(listener: () => void): void {
    if (this.isAsked) listener();
    else this.listeners.push(listener);
  }
}
