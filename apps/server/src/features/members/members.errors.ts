import { NO_PASSWORDS_REASON } from '@covibe/contracts';
import { AppError, InvalidRequest, NotFound } from '../../platform/errors/app-error.js';

/** Also what is said of a member of another tenant: nobody learns that they exist. */
export class UnknownMember extends NotFound {
  override readonly code = 'members/unknown_member';

  constructor() {
    super('There is no such member in this tenant.');
  }
}

export class UnknownInvitation extends NotFound {
  override readonly code = 'members/unknown_invitation';

  constructor() {
    super('There is no such pending invitation in this tenant.');
  }
}

export class UnknownWorkspaces extends InvalidRequest {
  override readonly code = 'members/unknown_workspace';

  constructor() {
    super('workspace_ids names a workspace that is not in this tenant.', 'workspace_ids');
  }
}

export class AlreadyMember extends AppError {
  readonly code = 'members/already_member';
  readonly status = 409;
  override readonly field = 'email';

  constructor() {
    super('Somebody with this e-mail address is a member already.');
  }
}

export class AlreadyInvited extends AppError {
  readonly code = 'members/already_invited';
  readonly status = 409;
  override readonly field = 'email';

  constructor() {
    super('This e-mail address has a pending invitation. Revoke it to invite again.');
  }
}

export class HandleTaken extends AppError {
  readonly code = 'members/handle_taken';
  readonly status = 409;
  override readonly field = 'handle';

  constructor(handle: string) {
    super(`handle "${handle}" belongs to somebody else in this tenant. Choose another.`);
  }
}

export class LastAdmin extends AppError {
  readonly code = 'members/last_admin';
  readonly status = 409;

  constructor() {
    super('A tenant keeps at least one admin. Make somebody else an admin first.');
  }
}

export class NoPasswords extends AppError {
  readonly code = 'members/no_passwords';
  readonly status = 409;

  constructor() {
    super(NO_PASSWORDS_REASON);
  }
}

export class NoOrganization extends AppError {
  readonly code = 'members/no_organization';
  readonly status = 409;

  constructor() {
    super(
      'This tenant has no organization at the identity provider, so nobody can be invited there.',
    );
  }
}

export class AccountExists extends AppError {
  readonly code = 'members/account_exists';
  readonly status = 409;
  override readonly field = 'email';

  constructor() {
    super('Somebody has an account with this e-mail address already. Invite them instead.');
  }
}
