import { AppError, InvalidRequest, NotAllowed, NotFound } from '../../platform/errors/app-error.js';

/** A poll before its time. The pause it names is the one to keep from now on. */
export class PolledTooSoon extends AppError {
  readonly code = 'setup/slow_down';
  readonly status = 429;

  constructor(override readonly retryAfter: number) {
    super(`Polled too soon. Wait ${retryAfter} seconds between polls from now on.`);
  }
}

export class NotACode extends InvalidRequest {
  override readonly code = 'setup/not_a_code';

  constructor(field: string) {
    super('A code has eight letters in two groups, such as BCDF-GHJK. Compare it again.', field);
  }
}

/** One answer for codes that never were, ran out, were refused or were used: none can be told apart. */
export class UnusableCode extends NotFound {
  override readonly code = 'setup/unusable_code';

  constructor() {
    super(
      'This code cannot be used, or not any more. Run `covibe-local setup` again for a new one.',
    );
  }
}

export class RetypeNeeded extends NotAllowed {
  override readonly code = 'setup/retype';
  override readonly field = 'retyped';

  constructor() {
    super(
      'This request came from another address than yours. Type the last four characters of the ' +
        'code as your own terminal shows them.',
    );
  }
}

export class NothingDelivered extends NotFound {
  override readonly code = 'setup/nothing_delivered';

  constructor() {
    super('No tokens were delivered for this code. Run `covibe-local setup` again.');
  }
}

/** Also what is said of somebody else's machine, and of one in another workspace. */
export class UnknownMachine extends NotFound {
  override readonly code = 'setup/unknown_machine';

  constructor() {
    super('There is no such machine in this workspace.');
  }
}
