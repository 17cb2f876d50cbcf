import type { MessageReply } from '@covibe/contracts';
import type { AskQuestion, ReplyToQuestion } from '@covibe/contracts/dto';
import { Injectable } from '@nestjs/common';
import type { Actor } from '../../platform/auth/actor.js';
import { Clock } from '../../platform/clock/clock.js';
import type { TenantTx } from '../../platform/database/tenant-tx.js';
import { WorkUnit, type Call } from '../../platform/work-events/work-unit.js';
import { Tellings } from '../mcp/index.js';
import { SessionLinks } from '../sessions/index.js';
import { MessageRecord } from './message-record.js';
import { messageReply, type MessageRow } from './message-row.js';
import { MessageSending } from './message-sending.js';
import {
  MessageClosed,
  NoSuchMessage,
  NoSuchMessageTask,
  NotForYou,
  NotYourMessage,
} from './messages.errors.js';
import { MessagesRepository } from './messages.repository.js';

/** Questions and their answers, taking back what was sent, and saying that something was read. */
@Injectable()
export class Messages {
  constructor(
    private readonly work: WorkUnit,
    private readonly repository: MessagesRepository,
    private readonly sending: MessageSending,
    private readonly record: MessageRecord,
    private readonly sessions: SessionLinks,
    private readonly tellings: Tellings,
    private readonly clock: Clock,
  ) {}

  ask(actor: Actor, call: Call, input: AskQuestion): Promise<MessageReply> {
    return this.change(actor, call, async (tx) => {
      const { to, text, task_id, expires_hours: hours, session_id: sessionId } = input;
      if (task_id !== undefined && !(await this.repository.taskExists(tx, task_id))) {
        throw new NoSuchMessageTask();
      }
      const taskId = task_id ?? null;
      const wording = { kind: 'question' as const, to, text, taskId, hours, sessionId };
      const { id, kind } = await this.sending.send(tx, actor, wording);
      await this.record.write(tx, actor, { kind, id, what: 'asked', title: text });
      return id;
    });
  }

  reply(actor: Actor, call: Call, input: ReplyToQuestion): Promise<MessageReply> {
    return this.change(actor, call, async (tx) => {
      const { message_id: id, text: answer, session_id } = input;
      await this.sessions.seen(tx, actor, session_id);
      const { kind, body } = await this.addressed(tx, actor, id, 'question');
      const { developerId } = actor;
      const agentType = await this.sending.agentType(tx, actor, session_id);
      await this.settle(tx, { id, status: 'answered', answer, developerId, agentType });
      await this.record.write(tx, actor, { kind, id, what: 'answered', title: body });
      return id;
    });
  }

  /** Only what nobody answered yet can be taken back. */
  withdraw(actor: Actor, call: Call, id: string): Promise<MessageReply> {
    return this.change(actor, call, async (tx) => {
      const { kind, from_id, body, task_title } = await this.found(tx, id);
      if (from_id !== actor.developerId) throw new NotYourMessage();
      const nobody = { answer: null, developerId: null, agentType: null };
      await this.settle(tx, { id, status: 'withdrawn', ...nobody });
      await this.record.write(tx, actor, {
        kind,
        id,
        what: 'withdrawn',
        title: task_title ?? body,
      });
      return id;
    });
  }

  /** Saying it twice is saying it once; somebody else's message is not the caller's to have read. */
  async acknowledge(actor: Actor, call: Call, ids: readonly string[]): Promise<MessageReply[]> {
    const wanted = [...new Set(ids)].sort();
    return this.work.change(actor, call, async (tx) => {
      const known = await this.repository.known(tx, wanted);
      if (wanted.some((id) => !known.has(id))) throw new NoSuchMessage();
      const { developerId } = actor;
      const now = this.clock.now();
      const read = await this.repository.acknowledge(tx, { ids: wanted, developerId, now });
      const [first] = read;
      if (first !== undefined) {
        const happened = { kind: 'question' as const, id: first, what: 'acknowledged' };
        await this.record.write(tx, actor, happened, { count: read.length });
      }
      const rows: MessageReply[] = [];
      for (const id of wanted) rows.push(messageReply(await this.found(tx, id), developerId, now));
      return rows;
    });
  }

  /** A message to the actor that may still be answered in the way its kind asks for. */
  private async addressed(
    tx: TenantTx,
    actor: Actor,
    id: string,
    kind: MessageRow['kind'],
  ): Promise<MessageRow> {
    const message = await this.found(tx, id);
    if (message.kind !== kind) throw new NoSuchMessage();
    if (message.to_id !== actor.developerId) throw new NotForYou();
    return message;
  }

  private async settle(
    tx: TenantTx,
    settled: Omit<Parameters<MessagesRepository['settle']>[1], 'now'>,
  ): Promise<void> {
    const now = this.clock.now();
    if (await this.repository.settle(tx, { ...settled, now })) return;
    const { status } = await this.found(tx, settled.id);
    throw new MessageClosed(status === 'open' ? 'expired' : status);
  }

  private async found(tx: TenantTx, id: string): Promise<MessageRow> {
    const row = await this.repository.find(tx, id);
    if (!row) throw new NoSuchMessage();
    return row;
  }

  /** One change of one message, answered as it is afterwards; whoever waits for it hears at once. */
  private async change(
    actor: Actor,
    call: Call,
    work: (tx: TenantTx) => Promise<string>,
  ): Promise<MessageReply> {
    const reply = await this.work.change(actor, call, async (tx) => {
      const row = await this.found(tx, await work(tx));
      return messageReply(row, actor.developerId, this.clock.now());
    });
    this.tellings.stir(actor.workspaceId);
    return reply;
  }
}
