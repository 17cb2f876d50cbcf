import { Injectable } from '@nestjs/common';
import type { Cursor } from '../../platform/database/cursor.js';
import type { TenantTx } from '../../platform/database/tenant-tx.js';
import { MESSAGE_COLUMNS, type MessageRow } from './message-row.js';

interface Page {
  viewerId: string;
  now: Date;
  after: Cursor | undefined;
  limit: number;
}

/** How long an answer waits to be read. */
const ANSWERS_KEPT = `interval '14 days'`;
/** What waits for a developer: open messages to them, and what became of theirs. */
const WAITS_FOR = `
  ((m.to_developer_id = $3 and m.status = 'open' and m.expires_at > $4
     and m.read_by_recipient_at is null)
   or (m.from_developer_id = $3 and m.status in ('answered', 'accepted', 'declined', 'expired')
     and m.read_by_sender_at is null and m.ended_at > $4::timestamptz - ${ANSWERS_KEPT}))`;
const PLACE = '($5::timestamptz is null or (m.created_at, m.id) < ($5::timestamptz, $6::text))';
const NEWEST = 'order by m.created_at desc, m.id desc limit $7';

@Injectable()
export class MessageListsRepository {
  async inbox(tx: TenantTx, page: Page): Promise<MessageRow[]> {
    return this.list(tx, page, `${WAITS_FOR} and ${PLACE}`);
  }

  /** Everything open in the workspace. */
  async open(tx: TenantTx, page: Page): Promise<MessageRow[]> {
    // The viewer does not matter here, but a value that no place uses would have no type.
    return this.list(
      tx,
      page,
      `m.status = 'open' and m.expires_at > $4 and $3::text is not null and ${PLACE}`,
    );
  }

  /** To or from the viewer, found by one index each. */
  async mine(tx: TenantTx, page: Page): Promise<MessageRow[]> {
    const side = (column: string) =>
      `(select m.id from messages m
         where m.workspace_id = $1 and m.${column} = $3 and ${PLACE} ${NEWEST})`;
    return this.list(
      tx,
      page,
      `$4::timestamptz is not null and m.id in (
         ${side('from_developer_id')} union ${side('to_developer_id')})`,
    );
  }

  async unread(tx: TenantTx, viewerId: string, now: Date): Promise<number> {
    const row = await tx.first<{ count: number }>(
      `select count(*)::integer as count from messages m
        where m.workspace_id = $1 and $2::text is not null and ${WAITS_FOR}`,
      [tx.workspaceId, tx.tenantId, viewerId, now],
    );
    return row?.count ?? 0;
  }

  private async list(
    tx: TenantTx,
    { viewerId, now, after, limit }: Page,
    where: string,
  ): Promise<MessageRow[]> {
    return tx.query<MessageRow>(
      `select ${MESSAGE_COLUMNS} where m.workspace_id = $1 and ${where} ${NEWEST}`,
      [tx.workspaceId, tx.tenantId, viewerId, now, after?.at ?? null, after?.id ?? null, limit],
    );
  }
}
