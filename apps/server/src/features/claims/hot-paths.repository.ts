import { Injectable } from '@nestjs/common';
import type { TenantTx } from '../../platform/database/tenant-tx.js';

interface HotRow {
  repo: string;
  path: string;
  conflicts: number;
}

/** How often a path was wanted while somebody else held it, by day. */
@Injectable()
export class HotPathsRepository {
  async count(tx: TenantTx, repo: string, paths: readonly string[], now: Date): Promise<void> {
    await tx.run(
      `insert into claim_conflicts (workspace_id, repo, day, path, conflicts)
       select $1, $2, ($4::timestamptz at time zone 'utc')::date, p.path, 1
         from unnest($3::text[]) as p (path)
       on conflict (workspace_id, repo, day, path)
         do update set conflicts = claim_conflicts.conflicts + 1`,
      [tx.workspaceId, repo, [...paths].sort(), now],
    );
  }

  async hottest(
    tx: TenantTx,
    asked: { repo: string | null; since: Date; least: number; limit: number },
  ): Promise<HotRow[]> {
    return tx.query(
      `select repo, path, sum(conflicts)::integer as conflicts from claim_conflicts
        where workspace_id = $1 and day >= ($3::timestamptz at time zone 'utc')::date
          and ($2::text is null or repo = $2)
        group by repo, path having sum(conflicts) >= $4
        order by sum(conflicts) desc, repo, path limit $5`,
      [tx.workspaceId, asked.repo, asked.since, asked.least, asked.limit],
    );
  }

  async forgetBefore(tx: TenantTx, moment: Date, limit: number): Promise<number> {
    return tx.run(
      `delete from claim_conflicts where workspace_id = $1 and (repo, day, path) in (
         select repo, day, path from claim_conflicts
          where workspace_id = $1 and day < ($2::timestamptz at time zone 'utc')::date limit $3)`,
      [tx.workspaceId, moment, limit],
    );
  }
}
