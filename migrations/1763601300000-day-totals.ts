import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A day as a whole, and open work by project from an index alone: what the overview asks for most. */
export class DayTotals1763601300000 implements MigrationInterface {
  readonly name = 'DayTotals1763601300000';

  async up(run: QueryRunner): Promise<void> {
    for (const statement of UP) await run.query(statement);
  }

  async down(run: QueryRunner): Promise<void> {
    for (const statement of DOWN) await run.query(statement);
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
  'events',
];

const UP = [
  // Days without totals were not counted: the job begins anew. Row security hides rows from a delete.
  'truncate counted_days',
  `alter table counted_days ${COUNTS.map((word) => `add column ${word} integer not null default 0`).join(', ')}`,
  `create index tasks_open on tasks (workspace_id, repo, status)
     where status in ('active', 'blocked', 'planned')`,
];

const DOWN = [
  'drop index tasks_open',
  `alter table counted_days ${COUNTS.map((word) => `drop column ${word}`).join(', ')}`,
];
