import type { AgentType, GrantWorkspace } from '@covibe/contracts';
import { Injectable } from '@nestjs/common';
import type { TenantTx } from '../../platform/database/tenant-tx.js';

interface SessionsSeen {
  agents: AgentType[];
  first_at: Date | null;
  last_at: Date | null;
  live: number;
}

/** How far a developer has come with connecting agents here, and what this place is called. */
@Injectable()
export class SetupProgressRepository {
  async place(tx: TenantTx): Promise<GrantWorkspace | undefined> {
    return tx.first<GrantWorkspace>(
      `select w.id, w.name, t.name as tenant
         from workspaces w join tenants t on t.id = w.tenant_id
        where w.tenant_id = $1 and w.id = $2`,
      [tx.tenantId, tx.workspaceId],
    );
  }

  async handle(tx: TenantTx, developerId: string): Promise<string | undefined> {
    const row = await tx.first<{ handle: string }>(
      'select handle from developers where tenant_id = $1 and id = $2',
      [tx.tenantId, developerId],
    );
    return row?.handle;
  }

  async sessions(
    tx: TenantTx,
    developerId: string,
    staleBefore: Date,
  ): Promise<SessionsSeen | undefined> {
    return tx.first<SessionsSeen>(
      `select coalesce(array_agg(distinct agent_type order by agent_type)
                filter (where agent_type is not null), '{}') as agents,
              min(started_at) as first_at, max(started_at) as last_at,
              count(*) filter (where status = 'active' and last_seen_at >= $3)::integer as live
         from agent_sessions
        where workspace_id = $1 and developer_id = $2`,
      [tx.workspaceId, developerId, staleBefore],
    );
  }
}
