import type { ReportedRepo } from '@covibe/contracts';
import { Injectable } from '@nestjs/common';
import type { TenantTx } from '../../platform/database/tenant-tx.js';
import type { MachineRow } from './machine-row.js';

interface Beat {
  id: string;
  developerId: string;
  machine: string;
  version: string;
  repos: readonly ReportedRepo[];
  now: Date;
}

interface Viewer {
  id: string;
  /** Admins see the workspace's machines, others their own. */
  seesAll: boolean;
}

/** Machines on which a companion runs, with the repositories they report by bare name. */
@Injectable()
export class MachinesRepository {
  /** One row a developer and machine. Answers its id when it was not known before. */
  async beat(tx: TenantTx, beat: Beat): Promise<string | undefined> {
    const row = await tx.first<{ id: string }>(
      `insert into machines as m (workspace_id, id, developer_id, machine, companion_version, repos,
                                  first_seen_at, last_seen_at)
       values ($1, $2, $3, $4, $5, $6::jsonb, $7, $7)
       on conflict (workspace_id, developer_id, machine) do update
         set companion_version = excluded.companion_version, repos = excluded.repos,
             last_seen_at = greatest(m.last_seen_at, excluded.last_seen_at)
       returning id`,
      [
        ...[tx.workspaceId, beat.id, beat.developerId, beat.machine, beat.version],
        ...[JSON.stringify(beat.repos), beat.now],
      ],
    );
    return row?.id === beat.id ? beat.id : undefined;
  }

  /** Where somebody has more machines than are remembered, those that were silent for longest go. */
  async makeRoom(tx: TenantTx, developerId: string, most: number): Promise<string[]> {
    const rows = await tx.query<{ id: string }>(
      `delete from machines where workspace_id = $1 and id in (
         select id from machines where workspace_id = $1 and developer_id = $2
          order by last_seen_at desc, id desc offset $3)
       returning id`,
      [tx.workspaceId, developerId, most],
    );
    return rows.map(({ id }) => id);
  }

  async page(
    tx: TenantTx,
    viewer: Viewer,
    page: { offset: number; limit: number },
  ): Promise<MachineRow[]> {
    return tx.query<MachineRow>(
      `select m.id, m.machine, m.companion_version, m.last_seen_at, m.repos, d.id as owner_id,
              d.name as owner_name, d.handle as owner_handle, d.avatar_url as owner_avatar_url,
              d.visibility as owner_visibility
         from machines m
         join developers d on d.tenant_id = $2 and d.id = m.developer_id
        where m.workspace_id = $1 and ($4 or m.developer_id = $3)
        order by (m.developer_id = $3) desc, m.last_seen_at desc, m.id offset $5 limit $6`,
      [tx.workspaceId, tx.tenantId, viewer.id, viewer.seesAll, page.offset, page.limit],
    );
  }

  async forget(tx: TenantTx, viewer: Viewer, id: string): Promise<boolean> {
    const forgotten = await tx.run(
      `delete from machines where workspace_id = $1 and id = $2 and ($4 or developer_id = $3)`,
      [tx.workspaceId, id, viewer.id, viewer.seesAll],
    );
    return forgotten > 0;
  }

  async forgetSilent(tx: TenantTx, before: Date, limit: number): Promise<string[]> {
    const rows = await tx.query<{ id: string }>(
      `delete from machines where workspace_id = $1 and id in (
         select id from machines where workspace_id = $1 and last_seen_at < $2
          order by last_seen_at limit $3)
       returning id`,
      [tx.workspaceId, before, limit],
    );
    return rows.map(({ id }) => id);
  }
}
