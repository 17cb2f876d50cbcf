import type { MigrationInterface, QueryRunner } from 'typeorm';
import { tenantTable } from './recipe/tenant-table.ts';

/** How a machine asks for tokens before anybody is known, and what an approval gave it. */
export class SetupDevice1763600700000 implements MigrationInterface {
  readonly name = 'SetupDevice1763600700000';

  async up(run: QueryRunner): Promise<void> {
    for (const statement of UP) await run.query(statement);
  }

  async down(run: QueryRunner): Promise<void> {
    for (const statement of DOWN) await run.query(statement);
  }
}

const AGENTS = `agents text[] not null check (
  agents <@ array['claude-code', 'codex', 'cursor'] and cardinality(agents) between 1 and 3)`;

const UP = [
  // A request belongs to nobody until somebody approves it, and is gone a day later. Where it was
  // bound to says in which tenant its tokens are made; nothing of a tenant is kept here.
  `create table setup_device_grants (
     id text primary key,
     device_code_hash text not null unique check (length(device_code_hash) = 64),
     user_code text not null unique check (user_code ~ '^[BCDFGHJKLMNPQRSTVWXZ]{8}$'),
     machine_name text not null check (length(machine_name) between 1 and 100),
     ${AGENTS},
     requested_from text not null check (length(requested_from) <= 64),
     state text not null default 'pending'
       check (state in ('pending', 'approved', 'denied', 'consumed')),
     created_at timestamptz not null,
     expires_at timestamptz not null,
     polled_at timestamptz,
     poll_seconds integer not null check (poll_seconds > 0),
     tenant_id text,
     workspace_id text,
     developer_id text,
     approved_at timestamptz,
     check (state not in ('approved', 'consumed') or num_nulls(tenant_id, workspace_id, developer_id, approved_at) = 0)
   )`,
  'create index setup_device_grants_by_expiry on setup_device_grants (expires_at)',
  'grant select, insert, update, delete on setup_device_grants to covibe_app',

  // What is left of a grant when its tokens were made: the machine that holds them.
  ...tenantTable({
    name: 'setup_machines',
    scope: 'workspace',
    body: [
      'id text not null',
      'tenant_id text not null',
      'developer_id text not null',
      'machine_name text not null check (length(machine_name) between 1 and 100)',
      AGENTS,
      'requested_from text not null check (length(requested_from) <= 64)',
      'approved_at timestamptz not null',
      'delivered_at timestamptz not null',
      'confirmed_at timestamptz',
      'ended_at timestamptz',
      'primary key (workspace_id, id)',
      'foreign key (workspace_id, developer_id) references workspace_memberships (workspace_id, developer_id)',
    ],
  }),
  `create index setup_machines_in_use on setup_machines (workspace_id, approved_at desc, id)
     where ended_at is null`,
  'alter table mcp_tokens add column grant_id text',
  `alter table mcp_tokens add constraint mcp_tokens_of_machine foreign key (workspace_id, grant_id)
     references setup_machines (workspace_id, id)`,
  `create index mcp_tokens_by_grant on mcp_tokens (workspace_id, grant_id) where grant_id is not null`,
];

const DOWN = [
  'drop index mcp_tokens_by_grant',
  'alter table mcp_tokens drop constraint mcp_tokens_of_machine',
  'alter table mcp_tokens drop column grant_id',
  'drop table setup_machines',
  'drop table setup_device_grants',
];
