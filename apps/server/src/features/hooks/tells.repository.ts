import { Injectable } from '@nestjs/common';
import type { TenantTx } from '../../platform/database/tenant-tx.js';

@Injectable()
export class TellsRepository {
  /** What of these a session was told already. */
  async told(tx: TenantTx, sessionId: string, about: readonly string[]): Promise<Set<string>> {
    const rows = await tx.query<{ about: string }>(
      `select about from session_tells
        where workspace_id = $1 and session_id = $2 and about = any($3)`,
      [tx.workspaceId, sessionId, about],
    );
    return new Set(rows.map(({ about: one }) => one));
  }

  /** Answers those that nobody told in the same moment. */
  async tell(
    tx: TenantTx,
    sessionId: string,
    { about, now }: { about: readonly string[]; now: Date },
  ): Promise<Set<string>> {
    const rows = await tx.query<{ about: string }>(
      `insert into session_tells (workspace_id, session_id, about, told_at)
       select $1::text, $2::text, about, $4::timestamptz from unnest($3::text[]) as about
        order by about
       on conflict (workspace_id, session_id, about) do nothing
       returning about`,
      [tx.workspaceId, sessionId, about, now],
    );
    return new Set(rows.map(({ about: one }) => one));
  }

  async clear(tx: TenantTx, before: Date, limit: number): Promise<number> {
    return tx.run(
      `delete from session_tells
        where workspace_id = $1 and (session_id, about) in (
          select session_id, about from session_tells
           where workspace_id = $1 and told_at < $2 limit $3)`,
      [tx.workspaceId, before, limit],
    );
  }
}
