import type { MigrationInterface, QueryRunner } from 'typeorm';
import { tenantTable } from './recipe/tenant-table.ts';

/** What happened: events of work, events of use, and the answers kept for retried requests. */
export class WorkRecord1763600100000 implements MigrationInterface {
  readonly name = 'WorkRecord1763600100000';

  async up(run: QueryRunner): Promise<void> {
    for (const statement of UP) await run.query(statement);
  }

  async down(run: QueryRunner): Promise<void> {
    for (const statement of DOWN) await run.query(statement);
  }
}

// Time stands in the keys of the two event tables so that they can be partitioned by it later.
const UP = [
  ...tenantTable({
    name: 'work_events',
    scope: 'workspace',
    body: [
      'occurred_at timestamptz not null default now()',
      'id text not null',
      'type text not null check (length(type) between 1 and 80)',
      'actor_developer_id text',
      `actor_via text not null check (actor_via in ('session', 'agent', 'system'))`,
      'agent_type text',
      'subject_type text',
      'subject_id text',
      `payload_json jsonb not null default '{}'`,
      'primary key (workspace_id, occurred_at, id)',
      'foreign key (workspace_id) references workspaces (id)',
    ],
    grants: 'select, insert, delete',
  }),
  `create index work_events_by_subject on work_events (workspace_id, subject_id, occurred_at desc)
     where subject_id is not null`,

  ...tenantTable({
    name: 'usage_events',
    scope: 'workspace',
    body: [
      'occurred_at timestamptz not null default now()',
      'id text not null',
      'developer_id text not null',
      'name text not null check (length(name) between 1 and 80)',
      `status text not null check (status in ('ok', 'warning', 'error'))`,
      'latency_ms integer not null check (latency_ms >= 0)',
      'agent_type text',
      'session_id text',
      'primary key (workspace_id, occurred_at, id)',
      'foreign key (workspace_id) references workspaces (id)',
    ],
    grants: 'select, insert, delete',
  }),

  ...tenantTable({
    name: 'idempotency_keys',
    scope: 'workspace',
    body: [
      'developer_id text not null',
      'operation text not null',
      'key text not null check (length(key) between 1 and 200)',
      'request_hash text not null',
      'reply json',
      'created_at timestamptz not null default now()',
      'primary key (workspace_id, developer_id, operation, key)',
      'foreign key (workspace_id, developer_id) references workspace_memberships (workspace_id, developer_id)',
    ],
  }),
  'create index idempotency_keys_by_age on idempotency_keys (workspace_id, created_at)',
];

const DOWN = ['drop table idempotency_keys', 'drop table usage_events', 'drop table work_events'];
