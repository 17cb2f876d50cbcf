import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The latest audit is found among millions of events of other kinds. */
export class Audits1763601100000 implements MigrationInterface {
  readonly name = 'Audits1763601100000';

  async up(run: QueryRunner): Promise<void> {
    await run.query(
      `create index work_events_of_audits on work_events (workspace_id, occurred_at desc, id desc)
         where type = 'audit.completed'`,
    );
  }

  async down(run: QueryRunner): Promise<void> {
    await run.query('drop index work_events_of_audits');
  }
}
