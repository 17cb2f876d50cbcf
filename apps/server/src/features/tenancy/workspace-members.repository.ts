import { Injectable } from '@nestjs/common';
import type { TenantTx } from '../../platform/database/tenant-tx.js';

/** Who is in which workspace. A membership that ended is kept, so that its history stays readable. */
@Injectable()
export class WorkspaceMembersRepository {
  /** Of the ids given, those that are workspaces of this tenant. */
  async known(tx: TenantTx, workspaceIds: readonly string[]): Promise<string[]> {
    const rows = await tx.query<{ id: string }>(
      'select id from workspaces where tenant_id = $1 and id = any($2) order by id',
      [tx.tenantId, workspaceIds],
    );
    return rows.map((row) => row.id);
  }

  async current(tx: TenantTx, developerId: string): Promise<string[]> {
    const rows = await tx.query<{ workspace_id: string }>(
      `select workspace_id from workspace_memberships
        where tenant_id = $1 and developer_id = $2 and status = 'active' order by workspace_id`,
      [tx.tenantId, developerId],
    );
    return rows.map((row) => row.workspace_id);
  }

  /** Where the developer was once and is no longer. */
  async ended(tx: TenantTx, developerId: string): Promise<string[]> {
    const rows = await tx.query<{ workspace_id: string }>(
      `select workspace_id from workspace_memberships
        where tenant_id = $1 and developer_id = $2 and status = 'removed' order by workspace_id`,
      [tx.tenantId, developerId],
    );
    return rows.map((row) => row.workspace_id);
  }

  async join(tx: TenantTx, developerId: string, workspaceIds: readonly string[]): Promise<void> {
    await tx.run(
      `insert into workspace_memberships (tenant_id, developer_id, workspace_id)
       select $1, $2, unnest($3::text[])
       on conflict (workspace_id, developer_id) do update set status = 'active', updated_at = now()
         where workspace_memberships.status <> 'active'`,
      [tx.tenantId, developerId, workspaceIds],
    );
  }

  /** Ends every membership but those in the workspaces to keep; answers where one ended. */
  async leaveAllBut(tx: TenantTx, developerId: string, keep: readonly string[]): Promise<string[]> {
    const rows = await tx.query<{ workspace_id: string }>(
      `update workspace_memberships set status = 'removed', updated_at = now()
        where tenant_id = $1 and developer_id = $2 and status = 'active'
          and not (workspace_id = any($3)) returning workspace_id`,
      [tx.tenantId, developerId, keep],
    );
    return rows.map((row) => row.workspace_id);
  }
}
