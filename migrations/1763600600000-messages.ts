import type { MigrationInterface, QueryRunner } from 'typeorm';
import { tenantTable } from './recipe/tenant-table.ts';

/** Questions and hand-offs between people and their agents, and whom a blocker waits for. */
export class Messages1763600600000 implements MigrationInterface {
  readonly name = 'Messages1763600600000';

  async up(run: QueryRunner): Promise<void> {
    for (const statement of UP) await run.query(statement);
  }

  async down(run: QueryRunner): Promise<void> {
    for (const statement of DOWN) await run.query(statement);
  }
}

const member = (column: string) =>
  `foreign key (workspace_id, ${column}) references workspace_memberships (workspace_id, developer_id)`;
const agent = (column: string) =>
  `${column} text check (${column} in ('claude-code', 'codex', 'cursor'))`;

const UP = [
  ...tenantTable({
    name: 'messages',
    scope: 'workspace',
    body: [
      'id text not null',
      `kind text not null check (kind in ('question', 'handoff'))`,
      `status text not null default 'open'
         check (status in ('open', 'answered', 'accepted', 'declined', 'expired', 'withdrawn'))`,
      'from_developer_id text not null',
      agent('from_agent'),
      'to_developer_id text not null',
      'to_session_id text',
      'task_id text',
      // The context that goes with a hand-off.
      'context_id text',
      'body text not null check (length(body) between 1 and 2000)',
      'answer text',
      'answered_by_developer_id text',
      agent('answered_agent'),
      'answered_at timestamptz',
      'created_at timestamptz not null',
      'expires_at timestamptz not null',
      // When it was answered, taken back or left to expire.
      'ended_at timestamptz',
      'read_by_recipient_at timestamptz',
      'read_by_sender_at timestamptz',
      'primary key (workspace_id, id)',
      member('from_developer_id'),
      member('to_developer_id'),
      member('answered_by_developer_id'),
      'foreign key (workspace_id, to_session_id) references agent_sessions (workspace_id, id)',
      'foreign key (workspace_id, task_id) references tasks (workspace_id, id)',
      'foreign key (workspace_id, context_id) references session_contexts (workspace_id, id)',
      `check (kind = 'question' or task_id is not null)`,
    ],
  }),
  `create index messages_open on messages (workspace_id, created_at desc, id desc)
     where status = 'open'`,
  'create index messages_sent on messages (workspace_id, from_developer_id, created_at desc, id desc)',
  'create index messages_received on messages (workspace_id, to_developer_id, created_at desc, id desc)',
  `create index messages_due on messages (workspace_id, expires_at) where status = 'open'`,
  `create index messages_ended on messages (workspace_id, ended_at) where status <> 'open'`,
  // A task is offered to one person at a time.
  `create unique index messages_one_offer on messages (workspace_id, task_id)
     where kind = 'handoff' and status = 'open'`,

  'alter table work_notes add column waits_for_developer_id text',
  'alter table work_notes add column waits_for_task_id text',
  `alter table work_notes add constraint work_notes_waits_for_developer ${member('waits_for_developer_id')}`,
  `alter table work_notes add constraint work_notes_waits_for_task
     foreign key (workspace_id, waits_for_task_id) references tasks (workspace_id, id)`,
  `create index work_notes_waiting_for on work_notes (workspace_id, waits_for_developer_id)
     where resolved_at is null and waits_for_developer_id is not null`,
  `create index work_notes_waiting_for_task on work_notes (workspace_id, waits_for_task_id)
     where resolved_at is null and waits_for_task_id is not null`,
  `create index work_notes_own_open on work_notes (workspace_id, developer_id)
     where resolved_at is null and waits_for_task_id is not null`,
];

const DOWN = [
  'drop index work_notes_own_open',
  'drop index work_notes_waiting_for_task',
  'drop index work_notes_waiting_for',
  'alter table work_notes drop column waits_for_task_id',
  'alter table work_notes drop column waits_for_developer_id',
  'drop table messages',
];
