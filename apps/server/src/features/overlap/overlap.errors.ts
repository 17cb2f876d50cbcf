import { AppError, InvalidRequest, NotAllowed, NotFound } from '../../platform/errors/app-error.js';

export class NoSuchCheck extends NotFound {
  override readonly code = 'overlap/no_such_check';
  override readonly field = 'check_id';

  constructor() {
    super(
      'There is no such check of yours, or its half hour is over. Call covibe_task check again and judge its candidates.',
    );
  }
}

export class NotACandidate extends InvalidRequest {
  override readonly code = 'overlap/not_a_candidate';

  constructor() {
    super(
      'A verdict names work that this check does not ask about. Judge the ids of its data.candidates.',
      'verdicts',
    );
  }
}

export class NoSuchWarning extends NotFound {
  override readonly code = 'overlap/no_such_warning';

  constructor() {
    super('There is no such overlap warning in this workspace. Look again at Coordination.');
  }
}

export class NotYoursToDecide extends NotAllowed {
  override readonly code = 'overlap/not_yours_to_decide';

  constructor() {
    super(
      'Only whoever wants to do this work, or an admin, decides its overlap warning. Talk to them.',
    );
  }
}

export class AlreadyDecided extends AppError {
  readonly code = 'overlap/already_decided';
  readonly status = 409;

  constructor() {
    super('This overlap warning is settled already. Look at it again before you decide anything.');
  }
}

export class ReasonNeeded extends InvalidRequest {
  override readonly code = 'overlap/reason_needed';

  constructor() {
    super('Say in a sentence why this goes on beside the other work.', 'reason');
  }
}

export class CandidateNeeded extends InvalidRequest {
  override readonly code = 'overlap/candidate_needed';

  constructor() {
    super('Name the work that is joined: one of those in the warning.', 'candidate_id');
  }
}
