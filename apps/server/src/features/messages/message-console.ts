import type { MessageReply, MessagesReply } from '@covibe/contracts';
import type { AskInConsole, MessageFilter } from '@covibe/contracts/dto';
import { Injectable } from '@nestjs/common';
import type { Actor } from '../../platform/auth/actor.js';
import { HandOffs } from './hand-offs.js';
import { Inbox } from './inbox.js';
import { NoSuchMessage } from './messages.errors.js';
import { Messages } from './messages.service.js';

/** The people's door to messages: the same core, asked from a page. */
@Injectable()
export class MessageConsole {
  constructor(
    private readonly messages: Messages,
    private readonly handOffs: HandOffs,
    private readonly inbox: Inbox,
  ) {}

  list(actor: Actor, filter: MessageFilter): Promise<MessagesReply> {
    return this.inbox.list(actor, filter);
  }

  ask(actor: Actor, question: AskInConsole): Promise<MessageReply> {
    return this.messages.ask(actor, { operation: 'message.ask' }, question);
  }

  reply(actor: Actor, message_id: string, text: string): Promise<MessageReply> {
    return this.messages.reply(actor, { operation: 'message.reply' }, { message_id, text });
  }

  async accept(actor: Actor, message_id: string): Promise<MessageReply> {
    const call = { operation: 'message.accept' };
    return (await this.handOffs.accept(actor, call, { message_id })).message;
  }

  decline(actor: Actor, message_id: string, reason: string): Promise<MessageReply> {
    return this.handOffs.decline(actor, { operation: 'message.decline' }, { message_id, reason });
  }

  withdraw(actor: Actor, id: string): Promise<MessageReply> {
    return this.messages.withdraw(actor, { operation: 'message.withdraw' }, id);
  }

  async acknowledge(actor: Actor, id: string): Promise<MessageReply> {
    const call = { operation: 'message.acknowledge' };
    const [message] = await this.messages.acknowledge(actor, call, [id]);
    if (!message) throw new NoSuchMessage();
    return message;
  }
}
