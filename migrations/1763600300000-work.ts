import type { MigrationInterface, QueryRunner } from 'typeorm';
import { tenantTable } from './recipe/tenant-table.ts';

/** What agents and people work on: workstreams, tasks, sessions, contexts, notes, feedback. */
export class Work1763600300000 implements MigrationInterface {
  readonly name = 'Work1763600300000';

  async up(run: QueryRunner): Promise<void> {
    for (const statement of UP) await run.query(statement);
  }

  async down(run: QueryRunner): Promise<void> {
    for (const statement of DOWN) await run.query(statement);
  }
}

const AGENT_TYPE = `agent_type text check (agent_type in ('claude-code', 'codex', 'cursor'))`;
const STATUS = `status text not null check (status in ('planned', 'active', 'blocked', 'done', 'cancelled'))`;
const PRIORITY = `priority text not null default 'normal' check (priority in ('low', 'normal', 'high', 'urgent'))`;
const OWNER =
  'foreign key (workspace_id, developer_id) references workspace_memberships (workspace_id, developer_id)';
const TIMES = [
  'created_at timestamptz not null',
  'updated_at timestamptz not null',
  'started_at timestamptz',
  'finished_at timestamptz',
];

const UP = [
  ...tenantTable({
    name: 'workstreams',
    scope: 'workspace',
    body: [
      'id text not null',
      'developer_id text not null',
      'title text not null check (length(title) between 1 and 200)',
      'title_key text not null',
      'description text',
      'scope text',
      'repo text',
      STATUS,
      PRIORITY,
      'auto_created boolean not null default false',
      'planned_start timestamptz',
      'cancel_reason text',
      'result_summary text',
      ...TIMES,
      'primary key (workspace_id, id)',
      OWNER,
    ],
  }),
  'create index workstreams_by_change on workstreams (workspace_id, updated_at desc, id desc)',
  'create index workstreams_by_status on workstreams (workspace_id, status, updated_at desc, id desc)',
  'create index workstreams_by_title on workstreams (workspace_id, title_key)',
  // One open container a repository for tasks that name no workstream.
  `create unique index workstreams_container on workstreams (workspace_id, coalesce(repo, ''))
     where auto_created and status = 'active'`,

  ...tenantTable({
    name: 'agent_sessions',
    scope: 'workspace',
    body: [
      'id text not null',
      'developer_id text not null',
      AGENT_TYPE,
      'agent_type_verified boolean not null default false',
      // Hooks and the agent itself say the same host id; where there is none, the session's own id.
      'host_session_id text not null check (length(host_session_id) between 1 and 200)',
      'repo text',
      'branch text',
      `status text not null default 'active' check (status in ('active', 'ended'))`,
      'started_at timestamptz not null',
      'last_seen_at timestamptz not null',
      'ended_at timestamptz',
      'end_reason text',
      'primary key (workspace_id, id)',
      'unique nulls not distinct (workspace_id, developer_id, agent_type, host_session_id)',
      OWNER,
    ],
  }),
  `create index agent_sessions_live on agent_sessions (workspace_id, last_seen_at desc)
     where status = 'active'`,

  ...tenantTable({
    name: 'tasks',
    scope: 'workspace',
    body: [
      'id text not null',
      'workstream_id text not null',
      'developer_id text not null',
      'title text not null check (length(title) between 1 and 200)',
      // The title as it is compared: lower case, single spaces.
      'title_key text not null',
      'description text',
      'scope text',
      `action text check (action in ('create', 'modify', 'remove', 'fix', 'audit'))`,
      'component text',
      'repo text',
      'branch text',
      `paths text[] not null default '{}'`,
      AGENT_TYPE,
      STATUS,
      PRIORITY,
      'planned_start timestamptz',
      'estimate_minutes integer',
      'blocked_reason text',
      'cancel_reason text',
      'result_summary text',
      ...TIMES,
      'primary key (workspace_id, id)',
      'foreign key (workspace_id, workstream_id) references workstreams (workspace_id, id)',
      OWNER,
    ],
  }),
  'create index tasks_by_status on tasks (workspace_id, status, updated_at desc, id desc)',
  'create index tasks_by_workstream on tasks (workspace_id, workstream_id, updated_at desc)',
  'create index tasks_by_owner on tasks (workspace_id, developer_id, status, updated_at desc)',
  'create index tasks_by_title on tasks (workspace_id, title_key)',
  'create index tasks_by_repo on tasks (workspace_id, repo, status) where repo is not null',

  ...tenantTable({
    name: 'session_tasks',
    scope: 'workspace',
    body: [
      'session_id text not null',
      'task_id text not null',
      'first_at timestamptz not null',
      'last_at timestamptz not null',
      'primary key (workspace_id, session_id, task_id)',
      'foreign key (workspace_id, session_id) references agent_sessions (workspace_id, id)',
      'foreign key (workspace_id, task_id) references tasks (workspace_id, id)',
    ],
  }),

  ...tenantTable({
    name: 'preflight_checks',
    scope: 'workspace',
    body: [
      'id text not null',
      'developer_id text not null',
      `subject_type text not null check (subject_type in ('task', 'workstream'))`,
      // What was compared, as a hash: a check stands only for the text it was made of.
      'text_hash text not null',
      `status text not null check (status in ('ok', 'warning'))`,
      `matches jsonb not null default '[]'`,
      'created_at timestamptz not null',
      'expires_at timestamptz not null',
      'primary key (workspace_id, id)',
      OWNER,
    ],
  }),
  `create index preflight_checks_by_text on preflight_checks
     (workspace_id, developer_id, text_hash, created_at desc)`,

  ...tenantTable({
    name: 'session_contexts',
    scope: 'workspace',
    body: [
      'id text not null',
      'developer_id text not null',
      'session_id text',
      'title text not null',
      'summary text not null',
      `files_touched text[] not null default '{}'`,
      `next_actions text[] not null default '{}'`,
      `blockers text[] not null default '{}'`,
      `task_ids text[] not null default '{}'`,
      'repo text',
      'branch text',
      'published_at timestamptz not null',
      'expires_at timestamptz not null',
      'superseded_by text',
      'revoked_at timestamptz',
      'primary key (workspace_id, id)',
      'foreign key (workspace_id, session_id) references agent_sessions (workspace_id, id)',
      OWNER,
    ],
  }),
  `create unique index session_contexts_current on session_contexts
     (workspace_id, developer_id, coalesce(repo, ''), coalesce(branch, ''))
     where superseded_by is null and revoked_at is null`,
  `create index session_contexts_readable on session_contexts (workspace_id, published_at desc)
     where superseded_by is null and revoked_at is null`,

  ...tenantTable({
    name: 'work_notes',
    scope: 'workspace',
    body: [
      'id text not null',
      `kind text not null check (kind in ('blocker', 'decision'))`,
      'developer_id text not null',
      'task_id text',
      'title text not null',
      'detail text',
      'resolution text',
      'created_at timestamptz not null',
      'resolved_at timestamptz',
      'primary key (workspace_id, id)',
      'foreign key (workspace_id, task_id) references tasks (workspace_id, id)',
      OWNER,
    ],
  }),
  'create index work_notes_recent on work_notes (workspace_id, kind, created_at desc)',
  `create index work_notes_open on work_notes (workspace_id, created_at desc)
     where kind = 'blocker' and resolved_at is null`,

  ...tenantTable({
    name: 'agent_feedback_events',
    scope: 'workspace',
    body: [
      'id text not null',
      'developer_id text not null',
      'name text not null',
      `status text not null check (status in ('ok', 'warning', 'error'))`,
      'required_action text not null',
      'created_at timestamptz not null',
      'acknowledged_at timestamptz',
      'primary key (workspace_id, id)',
      OWNER,
    ],
  }),
  `create index agent_feedback_open on agent_feedback_events
     (workspace_id, developer_id, created_at desc, id desc) where acknowledged_at is null`,

  `create index work_events_by_repo on work_events
     (workspace_id, (payload_json ->> 'repo'), occurred_at desc) where payload_json ? 'repo'`,
  'create index work_events_by_time on work_events (workspace_id, occurred_at desc, id desc)',
  `create index work_events_by_actor on work_events (workspace_id, actor_developer_id, occurred_at desc)
     where actor_developer_id is not null`,
];

const DOWN = [
  'drop index work_events_by_actor',
  'drop index work_events_by_time',
  'drop index work_events_by_repo',
  'drop table agent_feedback_events',
  'drop table work_notes',
  'drop table session_contexts',
  'drop table preflight_checks',
  'drop table session_tasks',
  'drop table tasks',
  'drop table agent_sessions',
  'drop table workstreams',
];
