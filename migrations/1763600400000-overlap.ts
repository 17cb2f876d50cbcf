import type { MigrationInterface, QueryRunner } from 'typeorm';
import { tenantTable } from './recipe/tenant-table.ts';

/** Finding duplicate work: the index it is found by, what was checked, warned of and judged. */
export class Overlap1763600400000 implements MigrationInterface {
  readonly name = 'Overlap1763600400000';

  async up(run: QueryRunner): Promise<void> {
    for (const statement of UP) await run.query(statement);
  }

  async down(run: QueryRunner): Promise<void> {
    for (const statement of DOWN) await run.query(statement);
  }
}

const AGENT_TYPE = `agent_type text check (agent_type in ('claude-code', 'codex', 'cursor'))`;
const SUBJECT_TYPE = `subject_type text not null check (subject_type in ('task', 'workstream'))`;
const MEMBER =
  'foreign key (workspace_id, developer_id) references workspace_memberships (workspace_id, developer_id)';

const UP = [
  // Every open or recent piece of work with the terms it is found by.
  ...tenantTable({
    name: 'overlap_items',
    scope: 'workspace',
    body: [
      'item_id text not null',
      `item_type text not null check (item_type in ('task', 'workstream'))`,
      'text_hash text not null',
      // Distinct and in rising order.
      'terms integer[] not null',
      // Which way of taking texts apart the terms come from.
      'terms_version smallint not null',
      'indexed_at timestamptz not null',
      'primary key (workspace_id, item_id)',
    ],
  }),
  ...tenantTable({
    name: 'overlap_postings',
    scope: 'workspace',
    body: [
      'term integer not null',
      'item_id text not null',
      'primary key (workspace_id, term, item_id)',
    ],
  }),
  // In how many items a term stands; term 0 counts the items themselves.
  ...tenantTable({
    name: 'overlap_terms',
    scope: 'workspace',
    body: ['term integer not null', 'items integer not null', 'primary key (workspace_id, term)'],
  }),
  // Every new piece of work rewrites counts in place: room for that on each page.
  'alter table overlap_terms set (fillfactor = 70)',

  // The check that stands for each agent: work that is about to begin.
  ...tenantTable({
    name: 'work_intents',
    scope: 'workspace',
    body: [
      'developer_id text not null',
      // The session where one was named, else the credential: one intent for each agent.
      'hand text not null',
      'credential text not null',
      'session_id text',
      'check_id text not null',
      SUBJECT_TYPE,
      'text_hash text not null',
      'terms integer[] not null',
      // Whether nothing stands against it: only then it stops others.
      'free boolean not null',
      'created_at timestamptz not null',
      'expires_at timestamptz not null',
      'primary key (workspace_id, developer_id, hand)',
      MEMBER,
    ],
  }),
  'create index work_intents_latest on work_intents (workspace_id, created_at desc)',
  'create index work_intents_by_check on work_intents (workspace_id, check_id)',

  `alter table preflight_checks
     add column credential text,
     add column session_id text,
     add column ${AGENT_TYPE},
     add column subject jsonb not null default '{}',
     add column candidates jsonb not null default '[]',
     add column warning_id text,
     add column subject_id text,
     add column skipped boolean not null default false`,
  'create index preflight_checks_by_end on preflight_checks (workspace_id, expires_at)',

  ...tenantTable({
    name: 'overlap_warnings',
    scope: 'workspace',
    body: [
      'id text not null',
      'developer_id text not null',
      AGENT_TYPE,
      'credential text not null',
      'check_id text not null',
      SUBJECT_TYPE,
      'subject_hash text not null',
      // The text as it was checked; the work itself once it was planned or started.
      'subject jsonb not null',
      'subject_id text',
      `status text not null
         check (status in ('open', 'informed', 'confirmed', 'joined', 'dismissed', 'cleared'))`,
      'score double precision not null',
      'matches jsonb not null',
      // The work on the other side that is still at stake, and whose it is.
      `other_ids text[] not null default '{}'`,
      `other_owners text[] not null default '{}'`,
      'confirm_reason text check (length(confirm_reason) between 10 and 500)',
      'decided_by text',
      'decided_at timestamptz',
      'created_at timestamptz not null',
      'checked_at timestamptz not null',
      'primary key (workspace_id, id)',
      MEMBER,
    ],
  }),
  'create index overlap_warnings_by_status on overlap_warnings (workspace_id, status, created_at desc, id desc)',
  // Asking again about the same text goes on with the same warning.
  `create unique index overlap_warnings_current on overlap_warnings
     (workspace_id, developer_id, subject_type, subject_hash, coalesce(subject_id, ''))
     where status in ('open', 'informed')`,
  `create index overlap_warnings_standing on overlap_warnings (workspace_id, checked_at desc)
     where status in ('open', 'confirmed')`,
  'create index overlap_warnings_of_text on overlap_warnings (workspace_id, developer_id, subject_hash)',

  ...tenantTable({
    name: 'scope_verdicts',
    scope: 'workspace',
    body: [
      'id text not null',
      // The pair of texts: the smaller hash first, so that either side finds it.
      'first_hash text not null',
      'second_hash text not null',
      `verdict text not null check (verdict in ('same', 'different'))`,
      'reason text not null',
      'confirm_reason text check (length(confirm_reason) between 10 and 500)',
      'developer_id text not null',
      AGENT_TYPE,
      'credential text not null',
      'check_id text not null',
      'candidate_id text not null',
      'created_at timestamptz not null',
      'primary key (workspace_id, id)',
      'check (first_hash <= second_hash)',
      MEMBER,
    ],
  }),
  `create index scope_verdicts_by_pair on scope_verdicts
     (workspace_id, first_hash, second_hash, created_at desc)`,
  // What the sessions of a task touched says what the task is about.
  'create index session_tasks_by_task on session_tasks (workspace_id, task_id)',
];

const DOWN = [
  'drop index session_tasks_by_task',
  'drop table scope_verdicts',
  'drop table overlap_warnings',
  'drop index preflight_checks_by_end',
  `alter table preflight_checks
     drop column skipped,
     drop column subject_id,
     drop column warning_id,
     drop column candidates,
     drop column subject,
     drop column agent_type,
     drop column session_id,
     drop column credential`,
  'drop table work_intents',
  'drop table overlap_terms',
  'drop table overlap_postings',
  'drop table overlap_items',
];
