import type { MigrationInterface, QueryRunner } from 'typeorm';
import { tenantTable } from './recipe/tenant-table.ts';

/** Who holds which files for how long, who waits for them, and what was wanted by many. */
export class Claims1763600500000 implements MigrationInterface {
  readonly name = 'Claims1763600500000';

  async up(run: QueryRunner): Promise<void> {
    for (const statement of UP) await run.query(statement);
  }

  async down(run: QueryRunner): Promise<void> {
    for (const statement of DOWN) await run.query(statement);
  }
}

const AGENT_TYPE = `agent_type text check (agent_type in ('claude-code', 'codex', 'cursor'))`;
const OWNER =
  'foreign key (workspace_id, developer_id) references workspace_memberships (workspace_id, developer_id)';
const SESSION =
  'foreign key (workspace_id, session_id) references agent_sessions (workspace_id, id)';
const TASK = 'foreign key (workspace_id, task_id) references tasks (workspace_id, id)';
/** What is wanted of a repository, by a claim and by somebody who waits alike. */
const WANTED = [
  'id text not null',
  'developer_id text not null',
  'session_id text',
  'task_id text',
  AGENT_TYPE,
  'repo text not null',
  `globs text[] not null default '{}'`,
  'area text',
  `mode text not null check (mode in ('exclusive', 'shared'))`,
  'reason text',
  'lease_minutes integer not null check (lease_minutes between 1 and 480)',
  'check (cardinality(globs) > 0 or area is not null)',
];

const UP = [
  ...tenantTable({
    name: 'claims',
    scope: 'workspace',
    body: [
      ...WANTED,
      `status text not null default 'active' check (status in ('active', 'released', 'expired'))`,
      'granted_at timestamptz not null',
      'lease_until timestamptz not null',
      'ended_at timestamptz',
      'primary key (workspace_id, id)',
      OWNER,
      SESSION,
      TASK,
    ],
  }),
  `create index claims_active on claims (workspace_id, repo, lease_until) where status = 'active'`,
  `create index claims_of_owner on claims (workspace_id, developer_id) where status = 'active'`,
  `create index claims_of_session on claims (workspace_id, session_id)
     where status = 'active' and session_id is not null`,
  `create index claims_of_task on claims (workspace_id, task_id)
     where status = 'active' and task_id is not null`,
  `create index claims_ended on claims (workspace_id, ended_at) where status <> 'active'`,

  ...tenantTable({
    name: 'claim_waits',
    scope: 'workspace',
    body: [
      ...WANTED,
      'asked_at timestamptz not null',
      'expires_at timestamptz not null',
      // Since when the way is free, and until when it is kept free for this one.
      'free_since timestamptz',
      'turn_until timestamptz',
      'primary key (workspace_id, id)',
      OWNER,
      SESSION,
      TASK,
    ],
  }),
  'create index claim_waits_in_line on claim_waits (workspace_id, repo, asked_at, id)',
  'create index claim_waits_of_owner on claim_waits (workspace_id, developer_id)',

  ...tenantTable({
    name: 'claim_conflicts',
    scope: 'workspace',
    body: [
      'repo text not null',
      'day date not null',
      'path text not null',
      'conflicts integer not null check (conflicts > 0)',
      'primary key (workspace_id, repo, day, path)',
    ],
  }),
  'create index claim_conflicts_by_day on claim_conflicts (workspace_id, day)',

  // What an agent was told on an answer, by the token it called with: each thing once.
  ...tenantTable({
    name: 'agent_tells',
    scope: 'workspace',
    body: [
      'credential text not null',
      'about text not null',
      'told_at timestamptz not null',
      'primary key (workspace_id, credential, about)',
    ],
  }),
  'create index agent_tells_by_age on agent_tells (workspace_id, told_at)',
];

const DOWN = [
  'drop table agent_tells',
  'drop table claim_conflicts',
  'drop table claim_waits',
  'drop table claims',
];
