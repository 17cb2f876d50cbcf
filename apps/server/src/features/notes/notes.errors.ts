import { NotAllowed, NotFound } from '../../platform/errors/app-error.js';

export class NoSuchNote extends NotFound {
  override readonly code = 'note/not_found';
  override readonly field = 'note_id';

  constructor() {
    super('There is no such blocker in this workspace. covibe_team state lists the open ones.');
  }
}

export class NotYourNote extends NotAllowed {
  override readonly code = 'note/not_owner';

  constructor() {
    super('Only the developer who logged this blocker may resolve it. Ask them.');
  }
}

export class NoteTaskRefused extends NotFound {
  override readonly code = 'note/no_such_task';
  override readonly field = 'task_id';

  constructor() {
    super(
      'There is no such task of yours to tie a note to. Leave task_id out, or name your own task.',
    );
  }
}

export class NobodyToWaitFor extends NotFound {
  override readonly code = 'note/no_such_developer';
  override readonly field = 'waits_for_developer';

  constructor() {
    super('There is no such teammate to wait for. covibe_team state names everybody.');
  }
}

export class NoAwaitedTask extends NotFound {
  override readonly code = 'note/no_awaited_task';
  override readonly field = 'waits_for_task_id';

  constructor() {
    super('There is no such task in this workspace. Look it up with covibe_team state.');
  }
}
