import type { AgentType, MessageKind, MessageStatus } from '@covibe/contracts';
import { Injectable } from '@nestjs/common';
import type { TenantTx } from '../../platform/database/tenant-tx.js';
import { MESSAGE_COLUMNS, type MessageRow } from './message-row.js';

interface NewMessage {
  id: string;
  kind: MessageKind;
  fromDeveloperId: string;
  fromAgent: AgentType | null;
  toDeveloperId: string;
  toSessionId: string | null;
  taskId: string | null;
  contextId: string | null;
  text: string;
  now: Date;
  expiresAt: Date;
}

interface Settled {
  id: string;
  status: Exclude<MessageStatus, 'open'>;
  answer: string | null;
  developerId: string | null;
  agentType: AgentType | null;
  now: Date;
}

/** What a work event tells of a message. */
interface MessageMark {
  id: string;
  kind: MessageKind;
}

@Injectable()
export class MessagesRepository {
  async insert(tx: TenantTx, message: NewMessage): Promise<void> {
    await tx.run(
      `insert into messages (workspace_id, id, kind, from_developer_id, from_agent,
         to_developer_id, to_session_id, task_id, context_id, body, created_at, expires_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)`,
      [
        ...[tx.workspaceId, message.id, message.kind, message.fromDeveloperId, message.fromAgent],
        ...[message.toDeveloperId, message.toSessionId, message.taskId, message.contextId],
        ...[message.text, message.now, message.expiresAt],
      ],
    );
  }

  async find(tx: TenantTx, id: string): Promise<MessageRow | undefined> {
    return tx.first<MessageRow>(
      `select ${MESSAGE_COLUMNS} where m.workspace_id = $1 and m.id = $3`,
      [tx.workspaceId, tx.tenantId, id],
    );
  }

  /** Whoever fills an inbox does so one at a time, so that its bound holds. */
  async takeTurnAt(tx: TenantTx, developerId: string): Promise<void> {
    await tx.run(
      `select 1 from workspace_memberships
        where tenant_id = $1 and workspace_id = $2 and developer_id = $3 for no key update`,
      [tx.tenantId, tx.workspaceId, developerId],
    );
  }

  async countOpenFor(tx: TenantTx, developerId: string, now: Date): Promise<number> {
    const row = await tx.first<{ count: number }>(
      `select count(*)::integer as count from messages
        where workspace_id = $1 and to_developer_id = $2 and status = 'open' and expires_at > $3`,
      [tx.workspaceId, developerId, now],
    );
    return row?.count ?? 0;
  }

  /** Ends an open message that has not expired; answers whether it was this call that did. */
  async settle(tx: TenantTx, settled: Settled): Promise<boolean> {
    const touched = await tx.run(
      `update messages
          set status = $3, answer = $4, answered_by_developer_id = $5, answered_agent = $6,
              answered_at = case when $5::text is not null then $7::timestamptz end, ended_at = $7,
              read_by_recipient_at = coalesce(read_by_recipient_at, $7),
              read_by_sender_at = case when $3 = 'withdrawn' then $7::timestamptz end
        where workspace_id = $1 and id = $2 and status = 'open' and expires_at > $7`,
      [
        ...[tx.workspaceId, settled.id, settled.status, settled.answer, settled.developerId],
        ...[settled.agentType, settled.now],
      ],
    );
    return touched > 0;
  }

  /** Offers of a task that is finished or has gone to somebody else mean nothing any more. */
  async withdrawOffers(tx: TenantTx, taskId: string, now: Date): Promise<MessageMark[]> {
    return tx.query<MessageMark>(
      `update messages set status = 'withdrawn', ended_at = $3
        where workspace_id = $1 and task_id = $2 and kind = 'handoff' and status = 'open'
       returning id, kind`,
      [tx.workspaceId, taskId, now],
    );
  }

  async expire(
    tx: TenantTx,
    { now, taskId, limit }: { now: Date; taskId: string | null; limit: number },
  ): Promise<MessageMark[]> {
    return tx.query<MessageMark>(
      `update messages set status = 'expired', ended_at = expires_at
        where workspace_id = $1 and status = 'open' and id in (
          select id from messages
           where workspace_id = $1 and status = 'open' and expires_at <= $2
             and ($3::text is null or task_id = $3)
           order by expires_at limit $4 for update skip locked)
       returning id, kind`,
      [tx.workspaceId, now, taskId, limit],
    );
  }

  async isOffered(tx: TenantTx, taskId: string): Promise<boolean> {
    const row = await tx.first(
      `select 1 from messages
        where workspace_id = $1 and task_id = $2 and kind = 'handoff' and status = 'open'`,
      [tx.workspaceId, taskId],
    );
    return row !== undefined;
  }

  /** Read by whom it waits on: the recipient while it is open, afterwards whoever asked. */
  async acknowledge(
    tx: TenantTx,
    { ids, developerId, now }: { ids: readonly string[]; developerId: string; now: Date },
  ): Promise<string[]> {
    const rows = await tx.query<{ id: string }>(
      `update messages
          set read_by_recipient_at = case when status = 'open' and to_developer_id = $3
                then coalesce(read_by_recipient_at, $4) else read_by_recipient_at end,
              read_by_sender_at = case when status <> 'open' and from_developer_id = $3
                then coalesce(read_by_sender_at, $4) else read_by_sender_at end
        where workspace_id = $1 and id = any($2)
          and ((status = 'open' and to_developer_id = $3 and read_by_recipient_at is null)
            or (status <> 'open' and from_developer_id = $3 and read_by_sender_at is null))
       returning id`,
      [tx.workspaceId, ids, developerId, now],
    );
    return rows.map(({ id }) => id);
  }

  /** Those of these messages that are there. */
  async known(tx: TenantTx, ids: readonly string[]): Promise<Set<string>> {
    const rows = await tx.query<{ id: string }>(
      'select id from messages where workspace_id = $1 and id = any($2)',
      [tx.workspaceId, ids],
    );
    return new Set(rows.map(({ id }) => id));
  }

  async taskExists(tx: TenantTx, taskId: string): Promise<boolean> {
    const row = await tx.first('select 1 from tasks where workspace_id = $1 and id = $2', [
      tx.workspaceId,
      taskId,
    ]);
    return row !== undefined;
  }

  /** The latest context its owner published about the task, or else about its repository. */
  async contextFor(
    tx: TenantTx,
    asked: { taskId: string; repo: string | null; developerId: string; now: Date },
  ): Promise<string | null> {
    const row = await tx.first<{ id: string }>(
      `select id from session_contexts
        where workspace_id = $1 and developer_id = $2 and superseded_by is null
          and revoked_at is null and expires_at > $5 and ($3 = any(task_ids) or repo = $4)
        order by ($3 = any(task_ids)) desc, published_at desc limit 1`,
      [tx.workspaceId, asked.developerId, asked.taskId, asked.repo, asked.now],
    );
    return row?.id ?? null;
  }

  async forgetEnded(tx: TenantTx, before: Date, limit: number): Promise<number> {
    return tx.run(
      `delete from messages where workspace_id = $1 and id in (
         select id from messages
          where workspace_id = $1 and status <> 'open' and ended_at < $2 limit $3)`,
      [tx.workspaceId, before, limit],
    );
  }
}
