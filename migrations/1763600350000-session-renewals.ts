import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * A refresh token of WorkOS works once, and several server processes may be asked to use the same one
 * at the same moment. Whoever writes its row first uses it; the others read what came of it.
 */
export class SessionRenewals1763600350000 implements MigrationInterface {
  readonly name = 'SessionRenewals1763600350000';

  async up(run: QueryRunner): Promise<void> {
    for (const statement of UP) await run.query(statement);
  }

  async down(run: QueryRunner): Promise<void> {
    await run.query('drop table session_renewals');
  }
}

const UP = [
  // The outcome is sealed with the cookie password, which the database does not know.
  `create table session_renewals (
     token_hash text primary key check (length(token_hash) = 64),
     claimed_at timestamptz not null default now(),
     outcome text check (length(outcome) <= 8000)
   )`,
  'create index session_renewals_by_age on session_renewals (claimed_at)',
  'grant select, insert, update, delete on session_renewals to covibe_app',
];
