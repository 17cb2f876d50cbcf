import {
  INBOX_MAX,
  MESSAGE_HOURS_DEFAULT,
  type AgentType,
  type MessageKind,
} from '@covibe/contracts';
import { Injectable } from '@nestjs/common';
import type { Actor } from '../../platform/auth/actor.js';
import { Clock } from '../../platform/clock/clock.js';
import { Ids } from '../../platform/clock/ids.js';
import type { TenantTx } from '../../platform/database/tenant-tx.js';
import { SessionLinks } from '../sessions/index.js';
import { Addressees } from './addressees.js';
import type { MessageRow } from './message-row.js';
import { InboxFull, NoSuchMessage, ToYourself } from './messages.errors.js';
import { MessagesRepository } from './messages.repository.js';

const HOUR_MS = 3_600_000;

interface Written {
  kind: MessageKind;
  to: string;
  text: string;
  taskId: string | null;
  contextId?: string | null;
  hours?: number;
  sessionId?: string;
}

/** The steps every new message shares: who is meant, whether there is room, and writing it. */
@Injectable()
export class MessageSending {
  constructor(
    private readonly repository: MessagesRepository,
    private readonly addressees: Addressees,
    private readonly sessions: SessionLinks,
    private readonly ids: Ids,
    private readonly clock: Clock,
  ) {}

  async send(tx: TenantTx, actor: Actor, written: Written): Promise<MessageRow> {
    const { kind, text, taskId, sessionId } = written;
    await this.sessions.seen(tx, actor, sessionId);
    const { developerId: toDeveloperId, sessionId: toSessionId } = await this.addressees.of(
      tx,
      actor,
      written.to,
    );
    const sameAgent = toSessionId === null || toSessionId === sessionId || kind === 'handoff';
    if (toDeveloperId === actor.developerId && sameAgent) throw new ToYourself();
    await this.repository.takeTurnAt(tx, toDeveloperId);
    const now = this.clock.now();
    const open = await this.repository.countOpenFor(tx, toDeveloperId, now);
    if (open >= INBOX_MAX) throw new InboxFull();
    const id = this.ids.next('msg');
    const hours = written.hours ?? MESSAGE_HOURS_DEFAULT;
    await this.repository.insert(tx, {
      ...{ id, kind, text, taskId, toDeveloperId, toSessionId, now },
      fromDeveloperId: actor.developerId,
      fromAgent: await this.agentType(tx, actor, sessionId),
      contextId: written.contextId ?? null,
      expiresAt: new Date(now.getTime() + hours * HOUR_MS),
    });
    const row = await this.repository.find(tx, id);
    if (!row) throw new NoSuchMessage();
    return row;
  }

  /** The token's word first, then what the session said of itself; a person in the console is none. */
  async agentType(
    tx: TenantTx,
    actor: Actor,
    sessionId: string | undefined,
  ): Promise<AgentType | null> {
    if (actor.via === 'session') return null;
    return actor.agentType ?? (await this.sessions.agentTypeOf(tx, actor, sessionId)) ?? null;
  }
}
