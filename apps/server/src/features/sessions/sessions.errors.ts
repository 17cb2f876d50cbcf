import { AppError, NotFound } from '../../platform/errors/app-error.js';

export class NoSuchSession extends NotFound {
  override readonly code = 'session/not_found';
  override readonly field = 'session_id';

  constructor() {
    super('There is no such session of yours. Start one with covibe_session start.');
  }
}

export class SessionEnded extends AppError {
  readonly code = 'session/ended';
  readonly status = 409;
  override readonly field = 'session_id';

  constructor() {
    super('This session has ended. Start it again with covibe_session start.');
  }
}

export class NoSuchContext extends NotFound {
  override readonly code = 'context/not_found';

  constructor() {
    super('There is no such context of yours that could be revoked.');
  }
}

export class NoSuchDeveloper extends NotFound {
  override readonly code = 'context/no_such_developer';
  override readonly field = 'developer';

  constructor() {
    super('There is no such developer in this workspace. covibe_team state names everybody.');
  }
}
