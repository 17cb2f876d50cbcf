import type { SessionDeveloper, SessionPlace } from '@covibe/contracts';
import { Injectable } from '@nestjs/common';
import type { TenantTx } from '../../platform/database/tenant-tx.js';

@Injectable()
export class SessionRepository {
  async developer(tx: TenantTx, developerId: string): Promise<SessionDeveloper | undefined> {
    return tx.first<SessionDeveloper>(
      'select id, handle, name, avatar_url from developers where tenant_id = $1 and id = $2',
      [tx.tenantId, developerId],
    );
  }

  async tenant(tx: TenantTx): Promise<SessionPlace | undefined> {
    return tx.first<SessionPlace>('select id, name, slug from tenants where id = $1', [
      tx.tenantId,
    ]);
  }

  /** The workspaces somebody may switch to. */
  async workspaces(tx: TenantTx, developerId: string): Promise<SessionPlace[]> {
    return tx.query<SessionPlace>(
      `select w.id, w.name, w.slug
         from workspace_memberships m
         join workspaces w on w.tenant_id = m.tenant_id and w.id = m.workspace_id
        where m.tenant_id = $1 and m.developer_id = $2 and m.status = 'active'
        order by lower(w.name), w.id
        limit 200`,
      [tx.tenantId, developerId],
    );
  }
}
