import { MESSAGES, type MessageReply, type MessagesReply } from '@covibe/contracts';
import { AnswerInConsole, AskInConsole, MessageFilter } from '@covibe/contracts/dto';
import { Body, Controller, Param, Query } from '@nestjs/common';
import type { Actor } from '../../platform/auth/actor.js';
import { CurrentActor } from '../../platform/auth/current-actor.js';
import { schemaOf } from '../../platform/contracts/schema-of.js';
import { Route } from '../../platform/http/route.js';
import { MessageConsole } from './message-console.js';

@Controller()
export class MessagesController {
  constructor(private readonly console: MessageConsole) {}

  @Route(MESSAGES.list)
  list(
    @CurrentActor() actor: Actor,
    @Query({ schema: schemaOf(MessageFilter) }) filter: MessageFilter,
  ): Promise<MessagesReply> {
    return this.console.list(actor, filter);
  }

  @Route(MESSAGES.ask)
  ask(
    @CurrentActor() actor: Actor,
    @Body({ schema: schemaOf(AskInConsole) }) body: AskInConsole,
  ): Promise<MessageReply> {
    return this.console.ask(actor, body);
  }

  @Route(MESSAGES.reply)
  reply(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Body({ schema: schemaOf(AnswerInConsole) }) { text }: AnswerInConsole,
  ): Promise<MessageReply> {
    return this.console.reply(actor, id, text);
  }

  @Route(MESSAGES.accept)
  accept(@CurrentActor() actor: Actor, @Param('id') id: string): Promise<MessageReply> {
    return this.console.accept(actor, id);
  }

  @Route(MESSAGES.decline)
  decline(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Body({ schema: schemaOf(AnswerInConsole) }) { text }: AnswerInConsole,
  ): Promise<MessageReply> {
    return this.console.decline(actor, id, text);
  }

  @Route(MESSAGES.withdraw)
  withdraw(@CurrentActor() actor: Actor, @Param('id') id: string): Promise<MessageReply> {
    return this.console.withdraw(actor, id);
  }

  @Route(MESSAGES.acknowledge)
  acknowledge(@CurrentActor() actor: Actor, @Param('id') id: string): Promise<MessageReply> {
    return this.console.acknowledge(actor, id);
  }
}
