import { AppError, NotAllowed, NotFound } from '../../platform/errors/app-error.js';

export class AlreadyInside extends AppError {
  readonly code = 'onboarding/already_inside';
  readonly status = 409;

  constructor() {
    super('You have a place here already. Continue at /workstreams.');
  }
}

export class ClaimedMeanwhile extends AppError {
  readonly code = 'onboarding/claimed';
  readonly status = 409;

  constructor() {
    super('Somebody of your organization was first. Reload this page to see whom to ask.');
  }
}

export class AskAnAdmin extends NotAllowed {
  override readonly code = 'onboarding/ask_an_admin';

  constructor() {
    super('Your organization is here already. Ask one of its admins to invite you.');
  }
}

export class NothingToAccept extends NotFound {
  override readonly code = 'onboarding/no_invitation';

  constructor() {
    super('No invitation is pending for your address. Ask an admin to send a new one.');
  }
}
