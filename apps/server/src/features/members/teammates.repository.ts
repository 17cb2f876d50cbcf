import { Injectable } from '@nestjs/common';
import type { TenantTx } from '../../platform/database/tenant-tx.js';
import type { Profile } from './private-rule.js';

/** Finds the people of a workspace for those who want to reach them. */
@Injectable()
export class TeammatesRepository {
  /** By handle or id, as far as the viewer may know of them: a private person is nobody to others. */
  async find(tx: TenantTx, wanted: string, viewerId: string): Promise<Profile | undefined> {
    return tx.first<Profile>(
      `select d.id, d.name, d.handle, d.avatar_url, d.visibility from developers d
         join workspace_memberships m
           on m.tenant_id = d.tenant_id and m.developer_id = d.id and m.workspace_id = $1
        where d.tenant_id = $2 and m.status = 'active' and (d.handle = $3 or d.id = $3)
          and (d.visibility = 'public' or d.id = $4)`,
      [tx.workspaceId, tx.tenantId, wanted, viewerId],
    );
  }
}
