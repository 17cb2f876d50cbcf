import type { PaxelEnding, PaxelRequester } from '@covibe/contracts';
import { PAXEL_HISTORY } from '@covibe/contracts';
import { Injectable } from '@nestjs/common';
import type { TenantTx } from '../../platform/database/tenant-tx.js';
import type { SettledOptions } from './paxel-options.js';
import { PAXEL_COLUMNS, type PaxelRow } from './paxel-row.js';

interface NewRun extends SettledOptions {
  id: string;
  developerId: string;
  status: 'requested' | 'running';
  requestedBy: PaxelRequester;
  now: Date;
}

export interface RunEnding {
  status: PaxelEnding;
  reportUrl: string | null;
  reportToken: string | null;
  outputReference: string | null;
  error: string | null;
  now: Date;
}

/** Every change of a run is one conditional statement: nothing revives what has ended. */
@Injectable()
export class PaxelRepository {
  /** Answers nothing while the developer has an active run. */
  async insert(tx: TenantTx, run: NewRun): Promise<PaxelRow | undefined> {
    return tx.first<PaxelRow>(
      `insert into paxel_runs (workspace_id, id, developer_id, run_type, project, since, no_repo,
         no_sentry, status, requested_by, requested_at, started_at)
       values ($1, $2, $3, $4, $5, $6::date, $7, $8, $9, $10, $11,
         case when $9 = 'running' then $11::timestamptz end)
       on conflict (workspace_id, developer_id) where status in ('requested', 'running')
         do nothing
       returning ${PAXEL_COLUMNS}`,
      [
        tx.workspaceId,
        run.id,
        run.developerId,
        run.run_type,
        run.project,
        run.since,
        run.no_repo,
        run.no_sentry,
        run.status,
        run.requestedBy,
        run.now,
      ],
    );
  }

  async take(tx: TenantTx, developerId: string, now: Date): Promise<PaxelRow | undefined> {
    return tx.first<PaxelRow>(
      `update paxel_runs set status = 'running', started_at = $3
        where workspace_id = $1 and developer_id = $2 and status = 'requested'
        returning ${PAXEL_COLUMNS}`,
      [tx.workspaceId, developerId, now],
    );
  }

  async end(
    tx: TenantTx,
    { id, developerId }: { id: string; developerId: string },
    ending: RunEnding,
  ): Promise<PaxelRow | undefined> {
    return tx.first<PaxelRow>(
      `update paxel_runs
          set status = $4, report_url = $5, report_token = $6, output_reference = $7, error = $8,
              completed_at = $9
        where workspace_id = $1 and id = $2 and developer_id = $3 and status = 'running'
        returning ${PAXEL_COLUMNS}`,
      [
        tx.workspaceId,
        id,
        developerId,
        ending.status,
        ending.reportUrl,
        ending.reportToken,
        ending.outputReference,
        ending.error,
        ending.now,
      ],
    );
  }

  async cancel(
    tx: TenantTx,
    { id, developerId, now }: { id: string; developerId: string; now: Date },
  ): Promise<PaxelRow | undefined> {
    return tx.first<PaxelRow>(
      `update paxel_runs set status = 'cancelled', completed_at = $4
        where workspace_id = $1 and id = $2 and developer_id = $3
          and status in ('requested', 'running')
        returning ${PAXEL_COLUMNS}`,
      [tx.workspaceId, id, developerId, now],
    );
  }

  async show(
    tx: TenantTx,
    { id, developerId, visible }: { id: string; developerId: string; visible: boolean },
  ): Promise<PaxelRow | undefined> {
    return tx.first<PaxelRow>(
      `update paxel_runs set tenant_visible = $4
        where workspace_id = $1 and id = $2 and developer_id = $3 and status = 'completed'
          and report_url is not null
        returning ${PAXEL_COLUMNS}`,
      [tx.workspaceId, id, developerId, visible],
    );
  }

  /** Ends what nobody is at any more. */
  async abandon(
    tx: TenantTx,
    { before, now, error }: { before: Date; now: Date; error: string },
  ): Promise<PaxelRow[]> {
    return tx.query<PaxelRow>(
      `update paxel_runs set status = 'failed', error = $4, completed_at = $3
        where workspace_id = $1 and status = 'running' and started_at < $2
        returning ${PAXEL_COLUMNS}`,
      [tx.workspaceId, before, now, error],
    );
  }

  async own(tx: TenantTx, id: string, developerId: string): Promise<PaxelRow | undefined> {
    return tx.first<PaxelRow>(
      `select ${PAXEL_COLUMNS} from paxel_runs
        where workspace_id = $1 and id = $2 and developer_id = $3`,
      [tx.workspaceId, id, developerId],
    );
  }

  /** The latest runs; for a teammate only completed reports that their owner shares. */
  async latest(tx: TenantTx, developerId: string, shared: boolean): Promise<PaxelRow[]> {
    return tx.query<PaxelRow>(
      `select ${PAXEL_COLUMNS} from paxel_runs
        where workspace_id = $1 and developer_id = $2
          and (not $3 or (tenant_visible and status = 'completed'))
        order by requested_at desc, id desc limit $4`,
      [tx.workspaceId, developerId, shared, PAXEL_HISTORY],
    );
  }

  /** A member of the workspace whom the reader may see, by handle. */
  async developer(tx: TenantTx, handle: string, viewerId: string): Promise<string | undefined> {
    const row = await tx.first<{ id: string }>(
      `select d.id from developers d
         join workspace_memberships m on m.tenant_id = d.tenant_id and m.developer_id = d.id
          and m.workspace_id = $2 and m.status = 'active'
        where d.tenant_id = $1 and d.handle = $3 and (d.visibility = 'public' or d.id = $4)`,
      [tx.tenantId, tx.workspaceId, handle, viewerId],
    );
    return row?.id;
  }

  /** What an admin of the tenant chose; nothing when none did. */
  async chosen(tx: TenantTx): Promise<boolean | undefined> {
    const row = await tx.first<{ value: unknown }>(
      `select value from app_config where tenant_id = $1 and key = 'paxel_enabled'`,
      [tx.tenantId],
    );
    return typeof row?.value === 'boolean' ? row.value : undefined;
  }

  async choose(tx: TenantTx, developerId: string, enabled: boolean): Promise<void> {
    await tx.run(
      `insert into app_config (tenant_id, key, value, updated_by_developer_id)
       values ($1, 'paxel_enabled', to_jsonb($3::boolean), $2)
       on conflict (tenant_id, key) do update
         set value = excluded.value, updated_by_developer_id = $2, updated_at = now()`,
      [tx.tenantId, developerId, enabled],
    );
  }
}
