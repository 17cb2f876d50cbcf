import { INBOX_MAX, type MessageStatus } from '@covibe/contracts';
import { AppError, InvalidRequest, NotAllowed, NotFound } from '../../platform/errors/app-error.js';

export class NobodyThere extends NotFound {
  override readonly code = 'message/no_such_addressee';
  override readonly field = 'to';

  constructor() {
    super(
      'Nobody can be reached there. Name a teammate by handle or id, a live session, or a claim that holds; covibe_team state names them.',
    );
  }
}

export class ToYourself extends InvalidRequest {
  override readonly code = 'message/to_yourself';

  constructor() {
    super('That is you. Name somebody else, or another live session of yours.', 'to');
  }
}

export class NoSuchMessage extends NotFound {
  override readonly code = 'message/not_found';
  override readonly field = 'message_id';

  constructor() {
    super('There is no such message in this workspace. Read covibe_coordinate inbox.');
  }
}

export class NotForYou extends NotAllowed {
  override readonly code = 'message/not_addressee';
  override readonly field = 'message_id';

  constructor() {
    super('Only whoever it was sent to may answer it.');
  }
}

export class NotYourMessage extends NotAllowed {
  override readonly code = 'message/not_sender';
  override readonly field = 'message_id';

  constructor() {
    super('Only whoever wrote it may take it back.');
  }
}

export class MessageClosed extends AppError {
  readonly code = 'message/closed';
  readonly status = 409;
  override readonly field = 'message_id';

  constructor(status: MessageStatus) {
    super(`This message is ${status} already. Send a new one where there is more to say.`);
  }
}

export class InboxFull extends AppError {
  readonly code = 'message/inbox_full';
  readonly status = 409;
  override readonly field = 'to';

  constructor() {
    super(
      `${INBOX_MAX} messages wait for an answer there. Go on without one, or ask somebody else.`,
    );
  }
}

export class NoSuchMessageTask extends NotFound {
  override readonly code = 'message/no_such_task';
  override readonly field = 'task_id';

  constructor() {
    super('There is no such task in this workspace. Leave task_id out, or look it up.');
  }
}

export class AlreadyOffered extends AppError {
  readonly code = 'message/already_offered';
  readonly status = 409;
  override readonly field = 'task_id';

  constructor() {
    super(
      'This task is offered to somebody already. Wait for the answer, or let your developer take the offer back on Coordination.',
    );
  }
}
