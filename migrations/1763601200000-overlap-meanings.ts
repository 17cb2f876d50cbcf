import type { MigrationInterface, QueryRunner } from 'typeorm';
import { tenantTable } from './recipe/tenant-table.ts';

/** What texts of work mean to a model, where the admin of a server named one. */
export class OverlapMeanings1763601200000 implements MigrationInterface {
  readonly name = 'OverlapMeanings1763601200000';

  async up(run: QueryRunner): Promise<void> {
    for (const statement of UP) await run.query(statement);
  }

  async down(run: QueryRunner): Promise<void> {
    for (const statement of DOWN) await run.query(statement);
  }
}

const UP = [
  ...tenantTable({
    name: 'overlap_meanings',
    scope: 'workspace',
    body: [
      'text_hash text not null',
      'model text not null',
      `subject_type text not null check (subject_type in ('task', 'workstream'))`,
      // A signed byte a dimension; empty while somebody asks, or where the model does not take the text.
      'vector bytea not null',
      'asked_at timestamptz not null',
      'primary key (workspace_id, text_hash, model)',
    ],
  }),
  `create index overlap_meanings_latest on overlap_meanings
     (workspace_id, model, subject_type, asked_at desc)`,
  'create index overlap_items_by_text on overlap_items (workspace_id, text_hash)',
];

const DOWN = ['drop index overlap_items_by_text', 'drop table overlap_meanings'];
