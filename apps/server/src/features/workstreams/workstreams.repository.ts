import type { Priority, TaskStatus } from '@covibe/contracts';
import { Injectable } from '@nestjs/common';
import type { Cursor } from '../../platform/database/cursor.js';
import type { TenantTx } from '../../platform/database/tenant-tx.js';
import { WORKSTREAM_COLUMNS, type WorkstreamRow } from './workstream-row.js';

export interface NewWorkstream {
  id: string;
  developerId: string;
  title: string;
  titleKey: string;
  description?: string | null;
  scope?: string | null;
  repo?: string | null;
  status: TaskStatus;
  priority?: Priority;
  plannedStart?: string | null;
  autoCreated?: boolean;
  now: Date;
}

export interface WorkstreamQuery {
  statuses: readonly TaskStatus[];
  viewerId: string;
  owner?: string;
  words?: string;
  after?: Cursor;
  limit: number;
}

type Fields = Record<string, string | Date | null>;

const CHANGEABLE = new Set([
  'title',
  'title_key',
  'description',
  'scope',
  'repo',
  'priority',
  'planned_start',
  'cancel_reason',
  'result_summary',
  'started_at',
  'finished_at',
]);

@Injectable()
export class WorkstreamsRepository {
  /** Answers nothing when the repository's open container was made by somebody else meanwhile. */
  async insert(tx: TenantTx, stream: NewWorkstream): Promise<boolean> {
    const inserted = await tx.run(
      `insert into workstreams (workspace_id, id, developer_id, title, title_key, description, scope,
         repo, status, priority, planned_start, auto_created, created_at, updated_at, started_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $13,
         case when $9 = 'active' then $13::timestamptz end)
       on conflict do nothing`,
      [
        tx.workspaceId,
        stream.id,
        stream.developerId,
        stream.title,
        stream.titleKey,
        stream.description ?? null,
        stream.scope ?? null,
        stream.repo ?? null,
        stream.status,
        stream.priority ?? 'normal',
        stream.plannedStart ?? null,
        stream.autoCreated ?? false,
        stream.now,
      ],
    );
    return inserted > 0;
  }

  async find(tx: TenantTx, id: string): Promise<WorkstreamRow | undefined> {
    return tx.first<WorkstreamRow>(
      `select ${WORKSTREAM_COLUMNS} where s.workspace_id = $1 and s.id = $3`,
      [tx.workspaceId, tx.tenantId, id],
    );
  }

  async hold(tx: TenantTx, id: string): Promise<WorkstreamRow | undefined> {
    return tx.first<WorkstreamRow>(
      `select ${WORKSTREAM_COLUMNS} where s.workspace_id = $1 and s.id = $3 for update of s`,
      [tx.workspaceId, tx.tenantId, id],
    );
  }

  async change(
    tx: TenantTx,
    { id, from, now }: { id: string; from: readonly TaskStatus[]; now: Date },
    { status, fields = {} }: { status?: TaskStatus; fields?: Fields },
  ): Promise<boolean> {
    const names = Object.keys(fields);
    for (const name of names) if (!CHANGEABLE.has(name)) throw new Error(`no column ${name}`);
    const sets = names.map((name, place) => `${name} = $${place + 6}`);
    const touched = await tx.run(
      `update workstreams set ${['status = coalesce($4, status)', 'updated_at = $5', ...sets].join(', ')}
        where workspace_id = $1 and id = $2 and status = any($3)`,
      [tx.workspaceId, id, from, status ?? null, now, ...Object.values(fields)],
    );
    return touched > 0;
  }

  async page(tx: TenantTx, query: WorkstreamQuery): Promise<WorkstreamRow[]> {
    const values: (string | number | Date | readonly string[])[] = [
      tx.workspaceId,
      tx.tenantId,
      query.statuses,
    ];
    const bind = (value: string | number | Date): string => `$${values.push(value)}`;
    const where = ['s.workspace_id = $1', 's.status = any($3)'];
    if (query.owner) {
      const owner = bind(query.owner);
      where.push(`(d.handle = ${owner} or d.id = ${owner})`);
      where.push(`(d.visibility = 'public' or d.id = ${bind(query.viewerId)})`);
    }
    if (query.words) {
      where.push(
        `s.title_key like ${bind(`%${query.words.toLowerCase().replace(/[\\%_]/g, '\\$&')}%`)}`,
      );
    }
    if (query.after) {
      const { at, id } = query.after;
      where.push(`(s.updated_at, s.id) < (${bind(at)}::timestamptz, ${bind(id)})`);
    }
    return tx.query<WorkstreamRow>(
      `select ${WORKSTREAM_COLUMNS} where ${where.join(' and ')}
        order by s.updated_at desc, s.id desc limit ${bind(query.limit)}`,
      values,
    );
  }

  /** Open workstreams a new task might belong to; the container is among them however many there are. */
  async homes(tx: TenantTx, repo: string | null, limit: number): Promise<HomeRow[]> {
    return tx.query<HomeRow>(
      `select id, title_key, repo, auto_created from workstreams
        where workspace_id = $1 and status in ('active', 'planned', 'blocked')
          and ((not auto_created and (repo is null or $2::text is null or repo = $2))
               or (auto_created and coalesce(repo, '') = coalesce($2, '')))
        order by auto_created desc, updated_at desc limit $3`,
      [tx.workspaceId, repo, limit],
    );
  }
}

export interface HomeRow {
  id: string;
  title_key: string;
  repo: string | null;
  auto_created: boolean;
}
