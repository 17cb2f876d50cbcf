import type { AgentType, Visibility } from '@covibe/contracts';
import { Injectable } from '@nestjs/common';
import type { TenantTx } from '../../platform/database/tenant-tx.js';
import type { ApprovedGrant } from './setup-grants.repository.js';

export interface MachineRow {
  id: string;
  machine_name: string;
  agents: AgentType[];
  requested_from: string;
  approved_at: Date;
  confirmed_at: Date | null;
  active_tokens: number;
  last_used_at: Date | null;
  owner_id: string;
  owner_name: string;
  owner_handle: string;
  owner_visibility: Visibility;
}

interface EndedMachine {
  id: string;
  machine_name: string;
  agents: AgentType[];
  developer_id: string;
}

interface Viewer {
  id: string;
  /** Admins see the workspace's machines, others their own. */
  seesAll: boolean;
}

/** Machines that were given tokens in a workspace, and those tokens. */
@Injectable()
export class SetupMachinesRepository {
  async insert(tx: TenantTx, grant: ApprovedGrant, now: Date): Promise<void> {
    await tx.run(
      `insert into setup_machines (workspace_id, id, tenant_id, developer_id, machine_name, agents,
                                   requested_from, approved_at, delivered_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
      [
        ...[tx.workspaceId, grant.id, tx.tenantId, grant.developer_id, grant.machine_name],
        ...[grant.agents, grant.requested_from, grant.approved_at, now],
      ],
    );
  }

  /** Whether the approver still has a place here; held until the tokens are made. */
  async hasPlace(tx: TenantTx, developerId: string): Promise<boolean> {
    const row = await tx.first(
      `select 1 from workspace_memberships w
         join tenant_memberships m on m.tenant_id = w.tenant_id and m.developer_id = w.developer_id
        where w.tenant_id = $1 and w.workspace_id = $2 and w.developer_id = $3
          and w.status = 'active' and m.status = 'active'
          for share`,
      [tx.tenantId, tx.workspaceId, developerId],
    );
    return row !== undefined;
  }

  async confirm(tx: TenantTx, id: string, now: Date): Promise<boolean> {
    const confirmed = await tx.run(
      `update setup_machines set confirmed_at = coalesce(confirmed_at, $3)
        where workspace_id = $1 and id = $2`,
      [tx.workspaceId, id, now],
    );
    return confirmed > 0;
  }

  /** Those that hold something first: what can be taken back is never behind the end of the list. */
  async list(tx: TenantTx, viewer: Viewer, now: Date, limit: number): Promise<MachineRow[]> {
    return tx.query<MachineRow>(
      `select s.id, s.machine_name, s.agents, s.requested_from, s.approved_at, s.confirmed_at,
              d.id as owner_id, d.name as owner_name, d.handle as owner_handle,
              d.visibility as owner_visibility,
              k.active_tokens, k.last_used_at
         from setup_machines s
         join developers d on d.tenant_id = $2 and d.id = s.developer_id
        cross join lateral (
          select count(*) filter (where revoked_at is null and expires_at > $5)::integer
                   as active_tokens,
                 max(last_used_at) as last_used_at
            from mcp_tokens where workspace_id = $1 and grant_id = s.id) k
        where s.workspace_id = $1 and s.ended_at is null and ($4 or s.developer_id = $3)
        order by k.active_tokens > 0 desc, s.approved_at desc, s.id
        limit $6`,
      [tx.workspaceId, tx.tenantId, viewer.id, viewer.seesAll, now, limit],
    );
  }

  async owner(tx: TenantTx, viewer: Viewer, id: string): Promise<string | undefined> {
    const row = await tx.first<{ developer_id: string }>(
      `select developer_id from setup_machines
        where workspace_id = $1 and id = $2 and ($4 or developer_id = $3)`,
      [tx.workspaceId, id, viewer.id, viewer.seesAll],
    );
    return row?.developer_id;
  }

  /** Answers nothing when it was ended already. */
  async end(tx: TenantTx, id: string, now: Date): Promise<EndedMachine | undefined> {
    return tx.first<EndedMachine>(
      `update setup_machines set ended_at = $3
        where workspace_id = $1 and id = $2 and ended_at is null
       returning id, machine_name, agents, developer_id`,
      [tx.workspaceId, id, now],
    );
  }

  /** Ends machines that never said they have their tokens and whose tokens nobody ever used. */
  async endForgotten(
    tx: TenantTx,
    { before, now, limit }: { before: Date; now: Date; limit: number },
  ): Promise<EndedMachine[]> {
    return tx.query<EndedMachine>(
      `update setup_machines s set ended_at = $3
        where s.workspace_id = $1 and s.ended_at is null and s.id in (
          select f.id from setup_machines f
           where f.workspace_id = $1 and f.ended_at is null and f.confirmed_at is null
             and f.delivered_at <= $2
             and not exists (select 1 from mcp_tokens k
                              where k.workspace_id = $1 and k.grant_id = f.id
                                and k.last_used_at is not null)
           order by f.delivered_at limit $4 for update skip locked)
       returning s.id, s.machine_name, s.agents, s.developer_id`,
      [tx.workspaceId, before, now, limit],
    );
  }

  async revokeTokens(
    tx: TenantTx,
    id: string,
    { by, now }: { by: string | null; now: Date },
  ): Promise<number> {
    return tx.run(
      `update mcp_tokens set revoked_at = $3, revoked_by_developer_id = $4
        where workspace_id = $1 and grant_id = $2 and revoked_at is null`,
      [tx.workspaceId, id, now, by],
    );
  }
}
