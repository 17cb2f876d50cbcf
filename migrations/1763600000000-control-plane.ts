import type { MigrationInterface, QueryRunner } from 'typeorm';
import { protect, systemFunction, systemLookup, tenantTable } from './recipe/tenant-table.ts';

/** Who exists: tenants, their developers and workspaces, and who belongs where. */
export class ControlPlane1763600000000 implements MigrationInterface {
  readonly name = 'ControlPlane1763600000000';

  async up(run: QueryRunner): Promise<void> {
    for (const statement of UP) await run.query(statement);
  }

  async down(run: QueryRunner): Promise<void> {
    for (const statement of DOWN) await run.query(statement);
  }
}

const STAMPS = [
  'created_at timestamptz not null default now()',
  'updated_at timestamptz not null default now()',
];

const UP = [
  `create schema app`,
  `grant usage on schema app to covibe_app`,
  `grant usage, create on schema app to covibe_system`,

  // The one place that says whose rows a transaction may touch. Both settings end with the
  // transaction, so a pooled connection never carries a tenant over to its next user.
  `create function app.enter(tenant text, workspace text) returns void language plpgsql as $fn$
   begin
     perform set_config('app.tenant_id', coalesce(tenant, ''), true),
             set_config('app.workspace_id', coalesce(workspace, ''), true);
   end $fn$`,
  `revoke all on function app.enter(text, text) from public`,
  `grant execute on function app.enter(text, text) to covibe_app`,

  `create table tenants (
     id text primary key,
     external_id text unique,
     workos_organization_id text unique,
     name text not null check (length(name) between 1 and 100),
     slug text not null check (length(slug) between 1 and 60),
     created_by_developer_id text,
     ${STAMPS.join(', ')}
   )`,
  ...protect('tenants', 'id'),

  ...tenantTable({
    name: 'developers',
    scope: 'tenant',
    body: [
      'id text not null',
      'auth_provider_user_id text',
      'name text not null check (length(name) between 1 and 100)',
      'email text not null check (length(email) between 3 and 254)',
      'handle text not null check (length(handle) between 2 and 39)',
      `visibility text not null default 'public' check (visibility in ('public', 'private'))`,
      'avatar_url text',
      ...STAMPS,
      'primary key (tenant_id, id)',
      'unique (tenant_id, handle)',
      'unique (tenant_id, email)',
      'unique (tenant_id, auth_provider_user_id)',
      'foreign key (tenant_id) references tenants (id)',
    ],
  }),
  `create index developers_by_provider_user on developers (auth_provider_user_id)
     where auth_provider_user_id is not null`,

  ...tenantTable({
    name: 'tenant_memberships',
    scope: 'tenant',
    body: [
      'developer_id text not null',
      `role text not null check (role in ('admin', 'member'))`,
      `status text not null default 'active' check (status in ('active', 'removed'))`,
      'workos_membership_id text',
      ...STAMPS,
      'primary key (tenant_id, developer_id)',
      'foreign key (tenant_id, developer_id) references developers (tenant_id, id)',
    ],
  }),

  ...tenantTable({
    name: 'workspaces',
    scope: 'tenant',
    body: [
      'id text not null unique',
      'name text not null check (length(name) between 1 and 100)',
      'slug text not null check (length(slug) between 1 and 60)',
      'created_by_developer_id text not null',
      ...STAMPS,
      'primary key (tenant_id, id)',
      'unique (tenant_id, slug)',
      'foreign key (tenant_id, created_by_developer_id) references developers (tenant_id, id)',
    ],
  }),

  ...tenantTable({
    name: 'workspace_memberships',
    scope: 'tenant',
    body: [
      'workspace_id text not null',
      'developer_id text not null',
      `status text not null default 'active' check (status in ('active', 'removed'))`,
      ...STAMPS,
      'primary key (workspace_id, developer_id)',
      'foreign key (tenant_id, workspace_id) references workspaces (tenant_id, id)',
      'foreign key (tenant_id, developer_id) references tenant_memberships (tenant_id, developer_id)',
    ],
  }),
  `create index workspace_memberships_by_developer on workspace_memberships (tenant_id, developer_id)`,

  ...tenantTable({
    name: 'app_config',
    scope: 'tenant',
    body: [
      'key text not null check (length(key) between 1 and 80)',
      'value jsonb not null',
      'updated_by_developer_id text not null',
      'updated_at timestamptz not null default now()',
      'primary key (tenant_id, key)',
      'foreign key (tenant_id, updated_by_developer_id) references developers (tenant_id, id)',
    ],
  }),

  // Counters of the request limiter: shared by every server process, belonging to no tenant.
  `create table rate_limits (
     key text primary key,
     points integer not null default 0,
     expire bigint
   )`,
  `create index rate_limits_by_expiry on rate_limits (expire)`,
  `grant select, insert, update, delete on rate_limits to covibe_app`,

  ...systemLookup('workspaces', ['tenant_id', 'id']),
  ...systemFunction(
    'workspaces_after(last_id text, page_size integer)',
    'table (tenant_id text, workspace_id text)',
    `select w.tenant_id, w.id from public.workspaces w
      where w.id > last_id order by w.id limit least(page_size, 1000)`,
  ),
];

const DOWN = [
  'drop function app.workspaces_after(text, integer)',
  'drop table rate_limits',
  'drop table app_config',
  'drop table workspace_memberships',
  'drop table workspaces',
  'drop table tenant_memberships',
  'drop table developers',
  'drop table tenants',
  'drop function app.enter(text, text)',
  'drop schema app',
];
