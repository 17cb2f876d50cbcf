import type { MessageReply, MessagesReply } from '@covibe/contracts';
import { COORDINATE_TOOL } from '@covibe/contracts/dto';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { ClaimEndings, Claims, claimOutcome, contested } from '../claims/index.js';
import { ResourceTable, ToolTable, marked, theirs } from '../mcp/index.js';
import { taskForAgents } from '../tasks/index.js';
import { HandOffs } from './hand-offs.js';
import { Inbox } from './inbox.js';
import { Messages } from './messages.service.js';

/** The agents' door to claims and messages. */
@Injectable()
export class CoordinateTools implements OnModuleInit {
  constructor(
    private readonly table: ToolTable,
    private readonly resources: ResourceTable,
    private readonly claims: Claims,
    private readonly endings: ClaimEndings,
    private readonly messages: Messages,
    private readonly handOffs: HandOffs,
    private readonly inbox: Inbox,
  ) {}

  onModuleInit(): void {
    const { claims, endings, messages, handOffs, inbox } = this;
    this.table.offer(COORDINATE_TOOL, {
      claim: async (call, input) =>
        claimOutcome(await claims.claim(call.actor, contested(call), input)),
      wait: async (call, input) =>
        claimOutcome(await claims.wait(call.actor, contested(call), input)),
      renew: async (call, input) => ({
        data: { claim: await claims.renew(call.actor, call, input) },
      }),
      release: async (call, input) => ({
        data: { claim: await endings.release(call.actor, call, input) },
      }),
      ask: async (call, input) => ({
        data: { message: shown(await messages.ask(call.actor, call, input)) },
      }),
      reply: async (call, input) => ({
        data: { message: shown(await messages.reply(call.actor, call, input)) },
      }),
      handoff: async (call, input) => ({
        data: { message: shown(await handOffs.offer(call.actor, call, input)) },
      }),
      accept: async (call, input) => {
        const { message, task, context } = await handOffs.accept(call.actor, call, input);
        return {
          data: {
            message: shown(message),
            // It is theirs to do now, and still in the words of whoever gave it away.
            task: marked(taskForAgents(task)),
            context: context && theirs(context),
          },
        };
      },
      decline: async (call, input) => ({
        data: { message: shown(await handOffs.decline(call.actor, call, input)) },
      }),
      inbox: async (call, input) => ({ data: asData(await inbox.read(call.actor, input)) }),
      ack: async (call, { message_ids }) => {
        const read = await messages.acknowledge(call.actor, call, message_ids);
        return { data: { messages: read.map(shown) } };
      },
    });
    this.resources.offer({
      uri: 'covibe://inbox',
      name: 'inbox',
      title: 'My inbox',
      description: 'Questions and hand-offs that wait for you, and answers to yours.',
      read: async (actor) => asData(await inbox.read(actor)),
    });
  }
}

function asData({ messages, ...rest }: MessagesReply): object {
  return { messages: messages.map(shown), ...rest };
}

/** The question is one person's, the answer the other's: each is marked by itself. */
function shown(message: MessageReply): object {
  const { answer } = message;
  return {
    ...theirs(message),
    answer: answer && !message.is_for_me ? marked(answer) : answer,
  };
}
