import type { ContextReply, MessageReply, TaskReply } from '@covibe/contracts';
import type { AcceptHandOff, HandOffTask } from '@covibe/contracts/dto';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { Actor } from '../../platform/auth/actor.js';
import { Clock } from '../../platform/clock/clock.js';
import type { TenantTx } from '../../platform/database/tenant-tx.js';
import { WorkUnit, type Call } from '../../platform/work-events/work-unit.js';
import { Tellings } from '../mcp/index.js';
import { ContextsRepository, SessionLinks, contextReply } from '../sessions/index.js';
import { TaskHandOver, TaskWatch } from '../tasks/index.js';
import { MessageRecord } from './message-record.js';
import { messageReply, type MessageRow } from './message-row.js';
import { MessageSending } from './message-sending.js';
import { AlreadyOffered, MessageClosed, NoSuchMessage, NotForYou } from './messages.errors.js';
import { MessagesRepository } from './messages.repository.js';

interface AcceptedHandOff {
  message: MessageReply;
  task: TaskReply;
  /** What its former owner published about it, where that can still be read. */
  context: ContextReply | null;
}

/** A task that is offered to somebody else: it moves when they accept, and not before. */
@Injectable()
export class HandOffs implements OnModuleInit {
  constructor(
    private readonly work: WorkUnit,
    private readonly repository: MessagesRepository,
    private readonly sending: MessageSending,
    private readonly record: MessageRecord,
    private readonly tasks: TaskHandOver,
    private readonly watch: TaskWatch,
    private readonly contexts: ContextsRepository,
    private readonly sessions: SessionLinks,
    private readonly tellings: Tellings,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.watch.on(async (tx, actor, { task }) => {
      const gone = await this.repository.withdrawOffers(tx, task.id, this.clock.now());
      for (const { id, kind } of gone) {
        const happened = { kind, id, what: 'withdrawn', title: task.title };
        await this.record.write(tx, actor, happened);
      }
    });
  }

  offer(actor: Actor, call: Call, input: HandOffTask): Promise<MessageReply> {
    return this.change(actor, call, async (tx) => {
      const { task_id: taskId, to, text, expires_hours: hours, session_id: sessionId } = input;
      const task = await this.tasks.offered(tx, actor, taskId);
      const now = this.clock.now();
      for (const { id, kind } of await this.repository.expire(tx, { now, taskId, limit: 1 })) {
        await this.record.write(tx, 'system', { kind, id, what: 'expired', title: task.title });
      }
      if (await this.repository.isOffered(tx, taskId)) throw new AlreadyOffered();
      const { developerId } = actor;
      const asked = { taskId, repo: task.repo, developerId, now };
      const contextId = await this.repository.contextFor(tx, asked);
      const wording = { kind: 'handoff' as const, to, text, taskId, contextId, hours, sessionId };
      const row = await this.sending.send(tx, actor, wording);
      const happened = { kind: row.kind, id: row.id, what: 'offered', title: task.title };
      await this.record.write(tx, actor, happened, task.repo ? { repo: task.repo } : {});
      return messageReply(row, developerId, now);
    });
  }

  /** The task is held before its message: whoever finishes it at this moment does so in this order too. */
  accept(actor: Actor, call: Call, input: AcceptHandOff): Promise<AcceptedHandOff> {
    return this.change(actor, call, async (tx) => {
      const { message_id: id, session_id } = input;
      await this.sessions.seen(tx, actor, session_id);
      const offer = await this.forMe(tx, actor, id);
      const task = await this.tasks.held(tx, offer.task_id ?? '');
      await this.settle(tx, actor, { offer, status: 'accepted', answer: null, session_id });
      const { from_id: from, context_id } = offer;
      const agentType = await this.sending.agentType(tx, actor, session_id);
      const payload = { message_id: id, ...(context_id ? { context_id } : {}) };
      const moved = await this.tasks.take(tx, actor, { task, from, agentType, payload });
      await this.sessions.link(tx, actor, session_id, moved.id);
      const now = this.clock.now();
      const context = context_id ? await this.contexts.find(tx, context_id, now) : undefined;
      return {
        message: messageReply(await this.found(tx, id), actor.developerId, now),
        task: moved,
        context: context ? contextReply(context, actor.developerId) : null,
      };
    });
  }

  decline(
    actor: Actor,
    call: Call,
    { message_id: id, reason }: { message_id: string; reason: string },
  ): Promise<MessageReply> {
    return this.change(actor, call, async (tx) => {
      const offer = await this.forMe(tx, actor, id);
      await this.settle(tx, actor, { offer, status: 'declined', answer: reason });
      return messageReply(await this.found(tx, id), actor.developerId, this.clock.now());
    });
  }

  private async settle(
    tx: TenantTx,
    actor: Actor,
    settled: {
      offer: MessageRow;
      status: 'accepted' | 'declined';
      answer: string | null;
      session_id?: string;
    },
  ): Promise<void> {
    const { offer, status, answer, session_id } = settled;
    const { id, kind, task_title: title } = offer;
    const agentType = await this.sending.agentType(tx, actor, session_id);
    const { developerId } = actor;
    const now = this.clock.now();
    if (!(await this.repository.settle(tx, { id, status, answer, developerId, agentType, now }))) {
      const { status: was } = await this.found(tx, id);
      throw new MessageClosed(was === 'open' ? 'expired' : was);
    }
    await this.record.write(tx, actor, { kind, id, what: status, title });
  }

  private async forMe(tx: TenantTx, actor: Actor, id: string): Promise<MessageRow> {
    const offer = await this.found(tx, id);
    if (offer.kind !== 'handoff') throw new NoSuchMessage();
    if (offer.to_id !== actor.developerId) throw new NotForYou();
    return offer;
  }

  private async found(tx: TenantTx, id: string): Promise<MessageRow> {
    const row = await this.repository.find(tx, id);
    if (!row) throw new NoSuchMessage();
    return row;
  }

  private async change<Reply>(
    actor: Actor,
    call: Call,
    work: (tx: TenantTx) => Promise<Reply>,
  ): Promise<Reply> {
    const reply = await this.work.change(actor, call, work);
    this.tellings.stir(actor.workspaceId);
    return reply;
  }
}
