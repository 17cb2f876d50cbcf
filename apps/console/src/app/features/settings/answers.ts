import { inject, Service } from '@angular/core';
import { ApiError } from '../../core/api/api-error.js';
import { Toasts, type Toast } from '../../ui/toast/toasts.js';

/** Tells how a write went, for those that have no form to tell it in. */
@Service()
export class Answers {
  private readonly toasts = inject(Toasts);

  /** The reply of a write, or undefined once its refusal was told. */
  async to<Reply>(
    write: Promise<Reply>,
    done: string,
    action: Toast['action'] = null,
  ): Promise<Reply | undefined> {
    try {
      const reply = await write;
      this.toasts.done(done, action);
      return reply;
    } catch (reason) {
      if (!(reason instanceof ApiError)) throw reason;
      this.toasts.failed(reason.message);
      return undefined;
    }
  }
}
