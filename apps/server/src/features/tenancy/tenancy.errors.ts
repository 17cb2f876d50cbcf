import { AppError, NotFound } from '../../platform/errors/app-error.js';

export class UnknownWorkspace extends NotFound {
  override readonly code = 'tenancy/unknown_workspace';

  constructor() {
    super('There is no such workspace in this tenant.');
  }
}

export class TooManyWorkspaces extends AppError {
  readonly code = 'tenancy/too_many_workspaces';
  readonly status = 409;

  constructor(most: number) {
    super(`A tenant has at most ${most} workspaces. Rename one that is no longer needed.`);
  }
}
