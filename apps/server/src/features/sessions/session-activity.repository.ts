import { Injectable } from '@nestjs/common';
import type { TenantTx } from '../../platform/database/tenant-tx.js';

interface TouchedPath {
  sessionId: string;
  repo: string;
  path: string;
  firstAt: Date;
  lastAt: Date;
  touches: number;
}

/** Which paths were touched in which session: what happened, never a claim to anything. */
@Injectable()
export class SessionActivityRepository {
  async add(tx: TenantTx, touched: readonly TouchedPath[]): Promise<void> {
    await tx.run(
      `insert into session_activity as a
         (workspace_id, session_id, repo, path, first_at, last_at, touches)
       select $1::text, t.* from unnest($2::text[], $3::text[], $4::text[], $5::timestamptz[],
         $6::timestamptz[], $7::integer[]) as t (session_id, repo, path, first_at, last_at, touches)
        order by t.session_id, t.repo, t.path
       on conflict (workspace_id, session_id, repo, path) do update
         set first_at = least(a.first_at, excluded.first_at),
             last_at = greatest(a.last_at, excluded.last_at),
             touches = a.touches + excluded.touches`,
      [
        tx.workspaceId,
        touched.map(({ sessionId }) => sessionId),
        touched.map(({ repo }) => repo),
        touched.map(({ path }) => path),
        touched.map(({ firstAt }) => firstAt),
        touched.map(({ lastAt }) => lastAt),
        touched.map(({ touches }) => touches),
      ],
    );
  }

  /** What a session touched of a repository lately, the latest first. */
  async latest(
    tx: TenantTx,
    asked: { sessionId: string; repo: string; since: Date; limit: number },
  ): Promise<string[]> {
    const rows = await tx.query<{ path: string }>(
      `select path from session_activity
        where workspace_id = $1 and session_id = $2 and repo = $3 and last_at >= $4
        order by last_at desc, path limit $5`,
      [tx.workspaceId, asked.sessionId, asked.repo, asked.since, asked.limit],
    );
    return rows.map(({ path }) => path);
  }

  /** Clears what nobody touched since; answers how many rows went. */
  async clear(tx: TenantTx, before: Date, limit: number): Promise<number> {
    return tx.run(
      `delete from session_activity
        where workspace_id = $1 and (session_id, repo, path) in (
          select session_id, repo, path from session_activity
           where workspace_id = $1 and last_at < $2 limit $3)`,
      [tx.workspaceId, before, limit],
    );
  }
}
