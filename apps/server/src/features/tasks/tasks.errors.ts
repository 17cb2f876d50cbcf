import type { TaskStatus } from '@covibe/contracts';
import { AppError, NotAllowed, NotFound } from '../../platform/errors/app-error.js';
import type { Verb } from './task-state.js';

export class NoSuchTask extends NotFound {
  override readonly code = 'task/not_found';

  constructor() {
    super('There is no such task in this workspace. Look it up with covibe_team state.');
  }
}

export class NotYourTask extends NotAllowed {
  override readonly code = 'task/not_owner';

  constructor() {
    super(
      'Only the developer who owns this task may change it. Ask them, or plan work of your own.',
    );
  }
}

export class WrongTaskState extends AppError {
  readonly code = 'task/wrong_state';
  readonly status = 409;

  constructor(verb: Verb, status: TaskStatus) {
    super(`A task that is ${status} cannot ${WORDS[verb]}. ${NEXT[status]}`);
  }
}

export class NoSuchTeammate extends NotFound {
  override readonly code = 'task/no_such_developer';

  constructor() {
    super('There is no such developer in this workspace. Choose a member of it.');
  }
}

const WORDS: Record<Verb, string> = {
  start: 'be started',
  block: 'be blocked',
  unblock: 'be unblocked',
  complete: 'be completed',
  cancel: 'be cancelled',
  edit: 'be edited',
};

const NEXT: Record<TaskStatus, string> = {
  planned: 'Start it first with start_planned.',
  active: 'It is being worked on.',
  blocked: 'Unblock or complete it.',
  done: 'It is finished; plan new work instead.',
  cancelled: 'It was given up; plan new work instead.',
};
