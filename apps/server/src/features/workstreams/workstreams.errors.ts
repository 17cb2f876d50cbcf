import type { TaskStatus } from '@covibe/contracts';
import { AppError, NotAllowed, NotFound } from '../../platform/errors/app-error.js';

export class NoSuchWorkstream extends NotFound {
  override readonly code = 'workstream/not_found';
  override readonly field = 'workstream_id';

  constructor() {
    super('There is no such workstream in this workspace. Look it up with covibe_team state.');
  }
}

export class NotYourWorkstream extends NotAllowed {
  override readonly code = 'workstream/not_owner';

  constructor() {
    super('Only the developer who owns this workstream may change it. Ask them.');
  }
}

export class WorkstreamFinished extends AppError {
  readonly code = 'workstream/finished';
  readonly status = 409;
  override readonly field = 'workstream_id';

  constructor() {
    super('This workstream is finished. Choose an open one, or leave it out to have one found.');
  }
}

export class WrongWorkstreamState extends AppError {
  readonly code = 'workstream/wrong_state';
  readonly status = 409;

  constructor(status: TaskStatus) {
    super(`That makes no sense for a workstream that is ${status}. ${NEXT[status]}`);
  }
}

const NEXT: Record<TaskStatus, string> = {
  planned: 'Start it first with start_planned, or cancel it.',
  active: 'It goes on already: complete or cancel it when it is over.',
  blocked: 'It goes on already: complete or cancel it when it is over.',
  done: 'It is finished; plan another one instead.',
  cancelled: 'It was given up; plan another one instead.',
};
