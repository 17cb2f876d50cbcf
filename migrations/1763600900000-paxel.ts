import type { MigrationInterface, QueryRunner } from 'typeorm';
import { tenantTable } from './recipe/tenant-table.ts';

/** Paxel runs: what was asked for, how it ended and where the report is; never what was analysed. */
export class Paxel1763600900000 implements MigrationInterface {
  readonly name = 'Paxel1763600900000';

  async up(run: QueryRunner): Promise<void> {
    for (const statement of UP) await run.query(statement);
  }

  async down(run: QueryRunner): Promise<void> {
    await run.query('drop table paxel_runs');
  }
}

const UP = [
  ...tenantTable({
    name: 'paxel_runs',
    scope: 'workspace',
    body: [
      'id text not null',
      'developer_id text not null',
      `run_type text not null check (run_type in ('repo', 'all-repo'))`,
      'project text',
      'since date',
      'no_repo boolean not null default false',
      'no_sentry boolean not null default false',
      `status text not null
         check (status in ('requested', 'running', 'completed', 'failed', 'cancelled'))`,
      'tenant_visible boolean not null default false',
      `requested_by text not null check (requested_by in ('ui', 'companion'))`,
      'report_url text check (length(report_url) <= 500)',
      'report_token text',
      'output_reference text',
      'error text',
      'requested_at timestamptz not null',
      'started_at timestamptz',
      'completed_at timestamptz',
      'primary key (workspace_id, id)',
      'foreign key (workspace_id, developer_id) references workspace_memberships (workspace_id, developer_id)',
    ],
  }),
  // A developer never has more than one run that somebody is still to finish.
  `create unique index paxel_runs_active on paxel_runs (workspace_id, developer_id)
     where status in ('requested', 'running')`,
  `create index paxel_runs_of_developer on paxel_runs
     (workspace_id, developer_id, requested_at desc, id desc)`,
  `create index paxel_runs_running on paxel_runs (workspace_id, started_at)
     where status = 'running'`,
];
