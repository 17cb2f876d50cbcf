import { Injectable } from '@nestjs/common';
import type { TenantTx } from '../../platform/database/tenant-tx.js';

@Injectable()
export class TellingsRepository {
  /** Which of these things were never said to this token; saying them is written down at once. */
  async untold(
    tx: TenantTx,
    asked: { credential: string; about: readonly string[]; now: Date; limit: number },
  ): Promise<Set<string>> {
    const rows = await tx.query<{ about: string }>(
      `insert into agent_tells (workspace_id, credential, about, told_at)
       select $1, $2, a.about, $4 from unnest($3::text[]) with ordinality as a (about, place)
        where not exists (select 1 from agent_tells t
                           where t.workspace_id = $1 and t.credential = $2 and t.about = a.about)
        order by a.place limit $5
       on conflict do nothing returning about`,
      [tx.workspaceId, asked.credential, asked.about, asked.now, asked.limit],
    );
    return new Set(rows.map(({ about }) => about));
  }
}
