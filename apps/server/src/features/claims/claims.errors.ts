import { CLAIMS_OF_ONE_MAX, WAITS_IN_REPO_MAX } from '@covibe/contracts';
import { AppError, InvalidRequest, NotAllowed, NotFound } from '../../platform/errors/app-error.js';

export class NothingWanted extends InvalidRequest {
  override readonly code = 'claim/nothing_named';

  constructor() {
    super('Name what you claim: globs such as src/auth/**, or an area.', 'globs');
  }
}

export class GlobTooWild extends InvalidRequest {
  override readonly code = 'claim/glob_too_wild';

  constructor() {
    super('A glob may have 40 folders and 10 wildcards. Claim the folder instead.', 'globs');
  }
}

export class NoSuchClaim extends NotFound {
  override readonly code = 'claim/not_found';
  override readonly field = 'claim_id';

  constructor() {
    super('There is no such claim or place in a queue. Claim it with covibe_coordinate claim.');
  }
}

export class NotYourClaim extends NotAllowed {
  override readonly code = 'claim/not_owner';
  override readonly field = 'claim_id';

  constructor() {
    super('Only its holder may do that. Ask them with covibe_coordinate ask, or wait.');
  }
}

export class ClaimEnded extends AppError {
  readonly code = 'claim/ended';
  readonly status = 409;
  override readonly field = 'claim_id';

  constructor() {
    super('This claim has ended, and others may hold it now. Claim it again.');
  }
}

export class ClaimTaskRefused extends NotFound {
  override readonly code = 'claim/no_such_task';
  override readonly field = 'task_id';

  constructor() {
    super('There is no such open task of yours. Leave task_id out, or name your own open task.');
  }
}

export class TooManyClaims extends AppError {
  readonly code = 'claim/too_many';
  readonly status = 409;

  constructor() {
    super(
      `You hold ${CLAIMS_OF_ONE_MAX} claims. Release what you no longer edit, then claim again.`,
    );
  }
}

export class RepositoryFull extends AppError {
  readonly code = 'claim/repository_full';
  readonly status = 409;

  constructor() {
    super(
      'So much of this repository is claimed that it cannot be compared any more. ' +
        'Claim folders instead of single files, or go on without a claim.',
    );
  }
}

export class QueueFull extends AppError {
  readonly code = 'claim/queue_full';
  readonly status = 409;

  constructor() {
    super(
      `${WAITS_IN_REPO_MAX} already wait in this repository. Do other work and claim it later.`,
    );
  }
}
