import type { MigrationInterface, QueryRunner } from 'typeorm';
import { tenantTable } from './recipe/tenant-table.ts';

/** What hooks report of sessions, what agents were told, machines, and how strict the guard is. */
export class Hooks1763600800000 implements MigrationInterface {
  readonly name = 'Hooks1763600800000';

  async up(run: QueryRunner): Promise<void> {
    for (const statement of UP) await run.query(statement);
  }

  async down(run: QueryRunner): Promise<void> {
    for (const statement of DOWN) await run.query(statement);
  }
}

const UP = [
  // When the host last said that it begins: an end that is older says nothing about what began since.
  'alter table agent_sessions add column resumed_at timestamptz',

  ...tenantTable({
    name: 'session_activity',
    scope: 'workspace',
    body: [
      'session_id text not null',
      'repo text not null check (length(repo) between 1 and 100)',
      'path text not null check (length(path) between 1 and 400)',
      'first_at timestamptz not null',
      'last_at timestamptz not null',
      'touches integer not null check (touches > 0)',
      'primary key (workspace_id, session_id, repo, path)',
      'foreign key (workspace_id, session_id) references agent_sessions (workspace_id, id)',
    ],
  }),
  // A path is touched many times: what changes then stands in no index that would have to follow.
  'alter table session_activity set (fillfactor = 80)',
  'create index session_activity_by_path on session_activity (workspace_id, repo, path)',
  'create index session_activity_by_age on session_activity using brin (workspace_id, last_at)',

  // What a session was told already, so that nothing is said twice.
  ...tenantTable({
    name: 'session_tells',
    scope: 'workspace',
    body: [
      'session_id text not null',
      'about text not null check (length(about) between 1 and 100)',
      'told_at timestamptz not null',
      'primary key (workspace_id, session_id, about)',
      'foreign key (workspace_id, session_id) references agent_sessions (workspace_id, id)',
    ],
  }),
  'create index session_tells_by_age on session_tells (workspace_id, told_at)',

  ...tenantTable({
    name: 'machines',
    scope: 'workspace',
    body: [
      'id text not null',
      'developer_id text not null',
      'machine text not null check (length(machine) between 1 and 100)',
      'companion_version text not null check (length(companion_version) between 1 and 60)',
      // Bare names with their states, as the machine last said them.
      `repos jsonb not null default '[]'`,
      'first_seen_at timestamptz not null',
      'last_seen_at timestamptz not null',
      'primary key (workspace_id, id)',
      'unique (workspace_id, developer_id, machine)',
      'foreign key (workspace_id, developer_id) references workspace_memberships (workspace_id, developer_id)',
    ],
  }),
  'create index machines_by_sight on machines (workspace_id, last_seen_at desc, id)',

  // A workspace that never chose has no row.
  ...tenantTable({
    name: 'edit_guards',
    scope: 'workspace',
    body: [
      `mode text not null check (mode in ('warn', 'ask', 'deny'))`,
      'changed_at timestamptz not null',
      'changed_by_developer_id text not null',
      'primary key (workspace_id)',
      'foreign key (workspace_id) references workspaces (id)',
    ],
  }),
];

const DOWN = [
  'drop table edit_guards',
  'drop table machines',
  'drop table session_tells',
  'drop table session_activity',
  'alter table agent_sessions drop column resumed_at',
];
