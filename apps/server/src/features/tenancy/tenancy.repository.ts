import { Injectable } from '@nestjs/common';
import type { TenantTx } from '../../platform/database/tenant-tx.js';
import { freeSlug } from './slug.js';

export interface TenantRow {
  id: string;
  name: string;
  slug: string;
}

export interface WorkspaceRow {
  id: string;
  name: string;
  slug: string;
  members: number;
  mine: boolean;
  created_at: Date;
}

interface NewTenant {
  name: string;
  slug: string;
  organizationId?: string;
  createdBy: string;
}

interface NewWorkspace {
  id: string;
  name: string;
  createdBy: string;
}

/** Tenants and their workspaces: the one place that writes these two tables. */
@Injectable()
export class TenancyRepository {
  /** Answers false when another tenant already stands for the organization. */
  async insertTenant(tx: TenantTx, tenant: NewTenant): Promise<boolean> {
    const inserted = await tx.run(
      `insert into tenants (id, name, slug, workos_organization_id, created_by_developer_id)
       values ($1, $2, $3, $4, $5)
       on conflict (workos_organization_id) do nothing`,
      [tx.tenantId, tenant.name, tenant.slug, tenant.organizationId ?? null, tenant.createdBy],
    );
    return inserted > 0;
  }

  async tenant(tx: TenantTx): Promise<TenantRow | undefined> {
    return tx.first('select id, name, slug from tenants where id = $1', [tx.tenantId]);
  }

  /** The organization that stands for this tenant at the identity provider, where one does. */
  async organization(tx: TenantTx): Promise<string | undefined> {
    const row = await tx.first<{ workos_organization_id: string | null }>(
      'select workos_organization_id from tenants where id = $1',
      [tx.tenantId],
    );
    return row?.workos_organization_id ?? undefined;
  }

  async renameTenant(tx: TenantTx, name: string): Promise<TenantRow | undefined> {
    return tx.first(
      `update tenants set name = $2, updated_at = now() where id = $1 returning id, name, slug`,
      [tx.tenantId, name],
    );
  }

  /** All workspaces of the tenant for an admin, one's own for everybody else. */
  async workspaces(
    tx: TenantTx,
    viewer: { id: string; seesAll: boolean },
  ): Promise<WorkspaceRow[]> {
    return tx.query(`${WORKSPACES} and ($3 or me.developer_id is not null) ${BY_AGE}`, [
      tx.tenantId,
      viewer.id,
      viewer.seesAll,
    ]);
  }

  async workspace(tx: TenantTx, id: string, viewerId: string): Promise<WorkspaceRow | undefined> {
    return tx.first(`${WORKSPACES} and w.id = $3 ${BY_AGE}`, [tx.tenantId, viewerId, id]);
  }

  async workspaceIds(tx: TenantTx): Promise<string[]> {
    const rows = await tx.query<{ id: string }>(
      'select id from workspaces where tenant_id = $1 order by id',
      [tx.tenantId],
    );
    return rows.map((row) => row.id);
  }

  /** Two at the same moment may want the same slug: the later one takes the next that is free. */
  async insertWorkspace(tx: TenantTx, workspace: NewWorkspace): Promise<void> {
    const rows = await tx.query<{ slug: string }>(
      'select slug from workspaces where tenant_id = $1',
      [tx.tenantId],
    );
    const taken = new Set(rows.map((row) => row.slug));
    for (;;) {
      const slug = freeSlug(workspace.name, taken);
      const inserted = await tx.run(
        `insert into workspaces (tenant_id, id, name, slug, created_by_developer_id)
         values ($1, $2, $3, $4, $5)
         on conflict (tenant_id, slug) do nothing`,
        [tx.tenantId, workspace.id, workspace.name, slug, workspace.createdBy],
      );
      if (inserted > 0) return;
      taken.add(slug);
    }
  }

  async renameWorkspace(tx: TenantTx, id: string, name: string): Promise<boolean> {
    const renamed = await tx.run(
      `update workspaces set name = $3, updated_at = now() where tenant_id = $1 and id = $2`,
      [tx.tenantId, id, name],
    );
    return renamed > 0;
  }
}

const WORKSPACES = `
  select w.id, w.name, w.slug, w.created_at, (me.developer_id is not null) as mine,
         (select count(*)::integer from workspace_memberships m
           where m.tenant_id = w.tenant_id and m.workspace_id = w.id and m.status = 'active') as members
    from workspaces w
    left join workspace_memberships me
      on me.tenant_id = w.tenant_id and me.workspace_id = w.id and me.status = 'active'
     and me.developer_id = $2
   where w.tenant_id = $1`;
const BY_AGE = 'order by w.created_at, w.id';
