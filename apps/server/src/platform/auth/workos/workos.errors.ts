import { AppError, NotAllowed } from '../../errors/app-error.js';

/** WorkOS mode without everything it needs: nobody can be identified, and the answer says why. */
export class AuthNotConfigured extends AppError {
  readonly code = 'auth/not_configured';
  readonly status = 503;

  constructor(missing: readonly string[]) {
    super(`Sign-in is blocked until this server is given ${missing.join(', ')}.`);
  }
}

/** WorkOS gave no answer, or one that says nothing about the request. Trying again makes sense. */
export class ProviderUnavailable extends AppError {
  readonly code = 'auth/provider_unavailable';
  readonly status = 503;

  constructor(override readonly retryAfter = 5) {
    super('WorkOS cannot be reached right now. You stay signed in; try again in a few seconds.');
  }
}

/** A sign-in or session that WorkOS, or our own check of its answer, refused for good. */
export class SignInRefused extends AppError {
  readonly code = 'auth/sign_in_refused';
  readonly status = 401;

  constructor() {
    super('This sign-in is not valid any more. Sign in again at /auth/sign-in.');
  }
}

/** The person belongs to several organizations and has to say which one they mean. */
export class OrganizationChoice extends AppError {
  readonly code = 'auth/choose_organization';
  readonly status = 409;

  constructor(
    readonly pendingToken: string,
    readonly organizations: readonly { id: string; name: string }[],
  ) {
    super('Choose the organization to sign in to.');
  }
}

/** Places are given to addresses, so an address that nobody has proved to own gets none. */
export class UnverifiedAddress extends NotAllowed {
  override readonly code = 'auth/address_unverified';

  constructor() {
    super(
      'WorkOS has not verified your e-mail address, so no place here can be given to it. ' +
        'Confirm it by the message that WorkOS sent you, then sign in again.',
    );
  }
}

/** What was to be made at WorkOS is there already. */
export class DirectoryConflict extends AppError {
  readonly code = 'auth/directory_conflict';
  readonly status = 409;
}

export class NotInDirectory extends AppError {
  readonly code = 'auth/not_in_directory';
  readonly status = 404;
}

export class PasswordRefused extends AppError {
  readonly code = 'auth/password_refused';
  readonly status = 400;
  override readonly field = 'initial_password';
}

/** WorkOS refused for a reason of its own; a retry would be refused again. */
export class DirectoryRefused extends AppError {
  readonly code = 'auth/directory_refused';
  readonly status = 422;
}
