import type { MigrationInterface, QueryRunner } from 'typeorm';
import { tenantTable } from './recipe/tenant-table.ts';

/** Days as they are counted: narrow tables that pages read instead of adding events up. */
export class Metrics1763601000000 implements MigrationInterface {
  readonly name = 'Metrics1763601000000';

  async up(run: QueryRunner): Promise<void> {
    for (const statement of UP) await run.query(statement);
  }

  async down(run: QueryRunner): Promise<void> {
    for (const table of [
      'counted_days',
      'project_developer_days',
      'project_days',
      'developer_days',
    ]) {
      await run.query(`drop table ${table}`);
    }
  }
}

const COUNTS = [
  'completed',
  'started',
  'planned',
  'blocked',
  'cancelled',
  'warnings',
  'sessions',
].map((word) => `${word} integer not null default 0`);
const WORKSPACE = 'foreign key (workspace_id) references workspaces (id)';

const UP = [
  ...tenantTable({
    name: 'developer_days',
    scope: 'workspace',
    body: [
      'day date not null',
      'developer_id text not null',
      ...COUNTS,
      'events integer not null default 0',
      'primary key (workspace_id, day, developer_id)',
      WORKSPACE,
    ],
  }),
  'create index developer_days_of_one on developer_days (workspace_id, developer_id, day)',
  ...tenantTable({
    name: 'project_days',
    scope: 'workspace',
    body: [
      'day date not null',
      // Empty where work named none.
      'repo text not null',
      'agent_type text not null',
      ...COUNTS,
      'events integer not null default 0',
      'primary key (workspace_id, day, repo, agent_type)',
      WORKSPACE,
    ],
  }),
  // Who did it: asked for one project at a time, so the project goes before the day.
  ...tenantTable({
    name: 'project_developer_days',
    scope: 'workspace',
    body: [
      'repo text not null',
      'day date not null',
      'developer_id text not null',
      ...COUNTS,
      'events integer not null default 0',
      'primary key (workspace_id, repo, day, developer_id)',
      WORKSPACE,
    ],
  }),
  'create index project_developer_days_by_day on project_developer_days (workspace_id, day)',
  // Which days were counted and when: the newest says how far the count has come.
  ...tenantTable({
    name: 'counted_days',
    scope: 'workspace',
    body: [
      'day date not null',
      'counted_at timestamptz not null',
      'primary key (workspace_id, day)',
      WORKSPACE,
    ],
  }),
];
