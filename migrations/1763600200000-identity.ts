import type { MigrationInterface, QueryRunner } from 'typeorm';
import { systemFunction, systemLookup, tenantTable } from './recipe/tenant-table.ts';

/** How people and agents prove who they are, and what an admin may start over. */
export class Identity1763600200000 implements MigrationInterface {
  readonly name = 'Identity1763600200000';

  async up(run: QueryRunner): Promise<void> {
    for (const statement of UP) await run.query(statement);
  }

  async down(run: QueryRunner): Promise<void> {
    for (const statement of DOWN) await run.query(statement);
  }
}

/** Who somebody is in a tenant, and the workspace their request is about. */
const ACTOR = `table (tenant_id text, developer_id text, role text, workspace_id text, session_ends timestamptz)`;

/** The wished-for workspace if the developer is in it, else the one they joined first. */
const WORKSPACE = `(
  select wm.workspace_id from public.workspace_memberships wm
   where wm.tenant_id = m.tenant_id and wm.developer_id = m.developer_id and wm.status = 'active'
   order by (wm.workspace_id = wished_workspace) desc nulls last, wm.created_at, wm.workspace_id limit 1)`;

const UP = [
  // Browser sessions of local-dev mode. Only the hash of the cookie's key is kept.
  ...tenantTable({
    name: 'local_sessions',
    scope: 'tenant',
    body: [
      'key_hash text not null unique',
      'developer_id text not null',
      'created_at timestamptz not null default now()',
      'expires_at timestamptz not null',
      'ended_at timestamptz',
      'primary key (tenant_id, key_hash)',
      'foreign key (tenant_id, developer_id) references tenant_memberships (tenant_id, developer_id)',
    ],
  }),

  // Sessions that were signed out here while their sealed cookie may still be around somewhere.
  `create table ended_workos_sessions (
     session_id text primary key check (length(session_id) between 1 and 200),
     ended_at timestamptz not null default now()
   )`,
  'create index ended_workos_sessions_by_age on ended_workos_sessions (ended_at)',
  'grant select, insert, delete on ended_workos_sessions to covibe_app',

  ...tenantTable({
    name: 'mcp_tokens',
    scope: 'workspace',
    body: [
      'id text not null',
      'tenant_id text not null',
      'developer_id text not null',
      'name text check (length(name) between 1 and 100)',
      `agent_type text check (agent_type in ('claude-code', 'codex', 'cursor'))`,
      'token_hash text not null unique',
      'last_four text not null check (length(last_four) = 4)',
      'created_at timestamptz not null default now()',
      'expires_at timestamptz not null',
      'last_used_at timestamptz',
      'revoked_at timestamptz',
      'revoked_by_developer_id text',
      'primary key (workspace_id, id)',
      'foreign key (workspace_id, developer_id) references workspace_memberships (workspace_id, developer_id)',
    ],
  }),
  'create index mcp_tokens_by_owner on mcp_tokens (workspace_id, developer_id, created_at desc)',

  ...tenantTable({
    name: 'invitations',
    scope: 'tenant',
    body: [
      'id text not null',
      'email text not null check (length(email) between 3 and 254)',
      `role text not null check (role in ('admin', 'member'))`,
      `status text not null default 'pending' check (status in ('pending', 'accepted', 'revoked'))`,
      `workspace_ids text[] not null default '{}'`,
      'workos_invitation_id text',
      'invited_by_developer_id text not null',
      'created_at timestamptz not null default now()',
      'expires_at timestamptz not null',
      'settled_at timestamptz',
      'primary key (tenant_id, id)',
      'foreign key (tenant_id, invited_by_developer_id) references developers (tenant_id, id)',
    ],
  }),
  `create unique index invitations_pending_by_email on invitations (tenant_id, email)
     where status = 'pending'`,

  // A reset that was begun: its counts grow with each deleted batch, so that one that was
  // interrupted goes on where it stopped and still adds up.
  ...tenantTable({
    name: 'data_resets',
    scope: 'tenant',
    body: [
      'id text not null',
      `status text not null default 'running' check (status in ('running', 'done'))`,
      'started_by_developer_id text not null',
      `deleted jsonb not null default '{}'`,
      'started_at timestamptz not null default now()',
      'finished_at timestamptz',
      'primary key (tenant_id, id)',
      'foreign key (tenant_id, started_by_developer_id) references developers (tenant_id, id)',
    ],
  }),
  `create unique index data_resets_running on data_resets (tenant_id) where status = 'running'`,

  ...systemLookup('local_sessions', [
    'tenant_id',
    'key_hash',
    'developer_id',
    'expires_at',
    'ended_at',
  ]),
  ...systemLookup('tenants', ['id', 'name', 'workos_organization_id']),
  ...systemLookup('developers', [
    'tenant_id',
    'id',
    'auth_provider_user_id',
    'name',
    'email',
    'handle',
    'avatar_url',
  ]),
  ...systemLookup('tenant_memberships', ['tenant_id', 'developer_id', 'role', 'status']),
  ...systemLookup('workspace_memberships', [
    'tenant_id',
    'workspace_id',
    'developer_id',
    'status',
    'created_at',
  ]),
  ...systemLookup('mcp_tokens', [
    'workspace_id',
    'id',
    'tenant_id',
    'developer_id',
    'agent_type',
    'token_hash',
    'expires_at',
    'revoked_at',
  ]),
  'grant select (session_id) on ended_workos_sessions to covibe_system',

  // The same person (by address) may stand in several tenants of one machine; the selector cookie
  // of local-dev chooses among those, and never anybody else.
  ...systemFunction(
    'local_actor(session_hash text, wished_tenant text, wished_workspace text)',
    ACTOR,
    `select m.tenant_id, m.developer_id, m.role, ${WORKSPACE}, s.expires_at
       from public.local_sessions s
       join public.developers own on own.tenant_id = s.tenant_id and own.id = s.developer_id
       join public.developers d on d.email = own.email
       join public.tenant_memberships m
         on m.tenant_id = d.tenant_id and m.developer_id = d.id and m.status = 'active'
      where s.key_hash = session_hash and s.ended_at is null and s.expires_at > now()
      order by (m.tenant_id = wished_tenant) desc nulls last, (m.tenant_id = s.tenant_id) desc, m.tenant_id
      limit 1`,
  ),
  ...systemFunction(
    'workos_actor(user_id text, organization_id text, workos_session text, wished_workspace text)',
    ACTOR,
    `select m.tenant_id, m.developer_id, m.role, ${WORKSPACE}, null::timestamptz
       from public.tenants t
       join public.developers d on d.tenant_id = t.id and d.auth_provider_user_id = user_id
       join public.tenant_memberships m
         on m.tenant_id = d.tenant_id and m.developer_id = d.id and m.status = 'active'
      where t.workos_organization_id = organization_id
        and not exists (select 1 from public.ended_workos_sessions e where e.session_id = workos_session)`,
  ),
  ...systemFunction(
    'agent_actor(hash text)',
    `table (tenant_id text, workspace_id text, developer_id text, role text, token_id text,
            agent_type text, token_ends timestamptz)`,
    `select k.tenant_id, k.workspace_id, k.developer_id, m.role, k.id, k.agent_type, k.expires_at
       from public.mcp_tokens k
       join public.tenant_memberships m
         on m.tenant_id = k.tenant_id and m.developer_id = k.developer_id and m.status = 'active'
       join public.workspace_memberships w
         on w.workspace_id = k.workspace_id and w.developer_id = k.developer_id and w.status = 'active'
      where k.token_hash = hash and k.revoked_at is null and k.expires_at > now()`,
  ),
  ...systemFunction(
    'tenant_of_organization(organization_id text)',
    'table (tenant_id text, name text)',
    `select t.id, t.name from public.tenants t where t.workos_organization_id = organization_id`,
  ),
  ...systemFunction(
    'local_people()',
    `table (tenant_id text, tenant_name text, developer_id text, name text, handle text,
            email text, avatar_url text, role text)`,
    `select t.id, t.name, d.id, d.name, d.handle, d.email, d.avatar_url, m.role
       from public.tenants t
       join public.developers d on d.tenant_id = t.id
       join public.tenant_memberships m
         on m.tenant_id = d.tenant_id and m.developer_id = d.id and m.status = 'active'
      order by t.name, t.id, d.name, d.id limit 500`,
  ),
];

const DOWN = [
  'drop function app.local_people()',
  'drop function app.tenant_of_organization(text)',
  'drop function app.agent_actor(text)',
  'drop function app.workos_actor(text, text, text, text)',
  'drop function app.local_actor(text, text, text)',
  'drop policy system_lookup on workspace_memberships',
  'drop policy system_lookup on tenant_memberships',
  'drop policy system_lookup on developers',
  'drop policy system_lookup on tenants',
  'revoke all on workspace_memberships, tenant_memberships, developers, tenants from covibe_system',
  'drop table data_resets',
  'drop table invitations',
  'drop table mcp_tokens',
  'drop table ended_workos_sessions',
  'drop table local_sessions',
];
