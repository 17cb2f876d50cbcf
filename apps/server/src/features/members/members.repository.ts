import { Injectable } from '@nestjs/common';
import type { Role } from '@covibe/contracts';
import type { TenantTx } from '../../platform/database/tenant-tx.js';
import type { Profile } from './private-rule.js';

export interface MemberRow extends Profile {
  email: string;
  role: Role;
  workspace_ids: string[];
  joined_at: Date;
}

interface Viewer {
  id: string;
  /** Admins see the whole tenant; others whom they share a workspace with. */
  seesAll: boolean;
}

/** What changed, for the calls that follow at the identity provider. */
interface Changed {
  directoryMembershipId: string | undefined;
}

/** Memberships of the tenant. The rule of the last admin is kept by these statements themselves. */
@Injectable()
export class MembersRepository {
  async page(tx: TenantTx, viewer: Viewer, page: { offset: number; limit: number }) {
    return tx.query<MemberRow>(`${MEMBERS} order by m.created_at, d.id offset $4 limit $5`, [
      tx.tenantId,
      viewer.id,
      viewer.seesAll,
      page.offset,
      page.limit,
    ]);
  }

  async one(tx: TenantTx, viewer: Viewer, id: string): Promise<MemberRow | undefined> {
    const values = [tx.tenantId, viewer.id, viewer.seesAll, id];
    return tx.first(`${MEMBERS} having d.id = $4`, values);
  }

  /**
   * Locks the admins, always in the same order: of two who remove each other at once the second
   * waits here, and then finds that it is no admin any more.
   */
  async lockAdmins(tx: TenantTx): Promise<string[]> {
    const rows = await tx.query<{ developer_id: string }>(
      `select developer_id from tenant_memberships
        where tenant_id = $1 and role = 'admin' and status = 'active'
        order by developer_id for update`,
      [tx.tenantId],
    );
    return rows.map((row) => row.developer_id);
  }

  /** Nothing when there is no such member, the role is theirs already, or they are the last admin. */
  async setRole(tx: TenantTx, id: string, role: Role): Promise<Changed | undefined> {
    return changedOf(
      await tx.first(
        `update tenant_memberships m set role = $3, updated_at = now()
          where m.tenant_id = $1 and m.developer_id = $2 and m.status = 'active' and m.role <> $3
            and ($3 = 'admin' or ${ANOTHER_ADMIN}) returning m.workos_membership_id`,
        [tx.tenantId, id, role],
      ),
    );
  }

  /** Nothing when there is no such member or they are the last admin. */
  async remove(tx: TenantTx, id: string): Promise<Changed | undefined> {
    return changedOf(
      await tx.first(
        `update tenant_memberships m set status = 'removed', updated_at = now()
          where m.tenant_id = $1 and m.developer_id = $2 and m.status = 'active'
            and (m.role <> 'admin' or ${ANOTHER_ADMIN}) returning m.workos_membership_id`,
        [tx.tenantId, id],
      ),
    );
  }

  async roleOf(tx: TenantTx, id: string): Promise<Role | undefined> {
    const row = await tx.first<{ role: Role }>(
      `select role from tenant_memberships
        where tenant_id = $1 and developer_id = $2 and status = 'active'`,
      [tx.tenantId, id],
    );
    return row?.role;
  }

  /** Names to ask for an invitation. */
  async admins(tx: TenantTx): Promise<Profile[]> {
    return tx.query(
      `select d.id, d.name, d.handle, d.avatar_url, d.visibility
         from tenant_memberships m
         join developers d on d.tenant_id = m.tenant_id and d.id = m.developer_id
        where m.tenant_id = $1 and m.role = 'admin' and m.status = 'active'
        order by m.created_at, d.id limit 20`,
      [tx.tenantId],
    );
  }
}

function changedOf(row: { workos_membership_id: string | null } | undefined): Changed | undefined {
  return row && { directoryMembershipId: row.workos_membership_id ?? undefined };
}

const ANOTHER_ADMIN = `exists (
  select 1 from tenant_memberships o
   where o.tenant_id = $1 and o.developer_id <> $2 and o.role = 'admin' and o.status = 'active')`;

/** A workspace that the viewer is not in is not named to them. */
const MEMBERS = `
  select d.id, d.name, d.handle, d.email, d.avatar_url, d.visibility, m.role,
         m.created_at as joined_at,
         coalesce(array_agg(w.workspace_id order by w.workspace_id)
                  filter (where w.workspace_id is not null), '{}') as workspace_ids
    from tenant_memberships m
    join developers d on d.tenant_id = m.tenant_id and d.id = m.developer_id
    left join workspace_memberships w
      on w.tenant_id = m.tenant_id and w.developer_id = m.developer_id and w.status = 'active'
     and ($3 or exists (
           select 1 from workspace_memberships mine
            where mine.tenant_id = $1 and mine.workspace_id = w.workspace_id
              and mine.developer_id = $2 and mine.status = 'active'))
   where m.tenant_id = $1 and m.status = 'active' and ($3 or m.developer_id = $2 or w.workspace_id is not null)
   group by d.id, d.name, d.handle, d.email, d.avatar_url, d.visibility, m.role, m.created_at`;
