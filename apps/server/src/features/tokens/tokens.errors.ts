import { AppError, NotFound } from '../../platform/errors/app-error.js';

/** Also what is said of somebody else's token, and of one in another workspace. */
export class UnknownToken extends NotFound {
  override readonly code = 'tokens/unknown';

  constructor() {
    super('There is no such token in this workspace.');
  }
}

export class TooManyTokens extends AppError {
  readonly code = 'tokens/too_many';
  readonly status = 409;

  constructor(most: number) {
    super(`You have ${most} usable tokens in this workspace. Revoke those you no longer need.`);
  }
}
