import type { GuardMode } from '@covibe/contracts';
import { Injectable } from '@nestjs/common';
import type { TenantTx } from '../../platform/database/tenant-tx.js';

@Injectable()
export class EditGuardRepository {
  async mode(tx: TenantTx): Promise<GuardMode | undefined> {
    const row = await tx.first<{ mode: GuardMode }>(
      'select mode from edit_guards where workspace_id = $1',
      [tx.workspaceId],
    );
    return row?.mode;
  }

  /** Answers false where it was that already. */
  async choose(
    tx: TenantTx,
    mode: GuardMode,
    { developerId, now }: { developerId: string; now: Date },
  ): Promise<boolean> {
    const chosen = await tx.run(
      `insert into edit_guards as g (workspace_id, mode, changed_at, changed_by_developer_id)
       values ($1, $2, $3, $4)
       on conflict (workspace_id) do update
         set mode = excluded.mode, changed_at = excluded.changed_at,
             changed_by_developer_id = excluded.changed_by_developer_id
       where g.mode <> excluded.mode`,
      [tx.workspaceId, mode, now, developerId],
    );
    return chosen > 0;
  }
}
