import { Service, signal } from '@angular/core';
import { ApiError } from '../api/api-error.js';

/** A fault that concerns the whole page, shown in the banner until it is mended or dismissed. */
export interface Problem {
  readonly message: string;
  /** What an operator finds the request by in the log; null where no server was asked. */
  readonly requestId: string | null;
  readonly action: ProblemAction | null;
}

export interface ProblemAction {
  readonly label: string;
  readonly run: () => void;
}

@Service()
export class Problems {
  private readonly shown = signal<Problem | null>(null);

  readonly current = this.shown.asReadonly();

  /** Shows a failure and what to do about it; a later one takes the place of an earlier one. */
  report(reason: unknown, action: ProblemAction | null = null): void {
    const told = reason instanceof ApiError;
    const message = told ? reason.message : 'Something in this page went wrong.';
    this.shown.set({ message, requestId: told ? reason.requestId : null, action });
  }

  /** Shows a sentence of our own. */
  tell(message: string, action: ProblemAction | null = null): void {
    this.shown.set({ message, requestId: null, action });
  }

  dismiss(): void {
    this.shown.set(null);
  }
}
