import { ONBOARDING_PATH, ONBOARDING_REQUIRED } from '@covibe/contracts';
import { AppError, NotAllowed } from '../errors/app-error.js';

export class OnboardingRequired extends NotAllowed {
  override readonly code = ONBOARDING_REQUIRED;

  constructor() {
    super(`You are signed in but belong to no tenant here yet. Continue at ${ONBOARDING_PATH}.`);
  }
}

export class AdminsOnly extends NotAllowed {
  override readonly code = 'auth/admins_only';

  constructor() {
    super('Only an admin of this tenant may do that. Ask one of them.');
  }
}

export class ForeignPage extends NotAllowed {
  override readonly code = 'auth/foreign_page';

  constructor() {
    super(
      'Changes are taken only from the pages of this server. Open Co-Vibe and try again there.',
    );
  }
}

export class JsonOnly extends AppError {
  readonly code = 'request/media_type';
  readonly status = 415;

  constructor() {
    super('Send the body as application/json.');
  }
}

export class TokenRefused extends AppError {
  readonly code = 'auth/token_refused';
  readonly status = 401;
  override readonly headers = { 'www-authenticate': 'Bearer realm="co-vibe"' };
}
