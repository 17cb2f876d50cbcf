import { Injectable } from '@nestjs/common';
import { Connections } from './connections.js';
import { EXPECTED_SCHEMA } from './expected-schema.js';

export interface SchemaGaps {
  missing_tables: string[];
  missing_columns: string[];
}

/** Compares the database with what this build's statements use, so that a stale schema shows. */
@Injectable()
export class SchemaCheck {
  constructor(private readonly connections: Connections) {}

  async gaps(): Promise<SchemaGaps> {
    const rows = await this.connections.query<{ table_name: string; column_names: string[] }>(
      COLUMNS,
    );
    const present = new Map(rows.map((row) => [row.table_name, new Set(row.column_names)]));
    return gapsBetween(EXPECTED_SCHEMA, present);
  }
}

function gapsBetween(
  expected: Readonly<Record<string, readonly string[]>>,
  present: ReadonlyMap<string, ReadonlySet<string>>,
): SchemaGaps {
  const gaps: SchemaGaps = { missing_tables: [], missing_columns: [] };
  for (const [table, columns] of Object.entries(expected)) {
    const found = present.get(table);
    if (!found) gaps.missing_tables.push(table);
    for (const column of found ? columns : []) {
      if (!found?.has(column)) gaps.missing_columns.push(`${table}.${column}`);
    }
  }
  return gaps;
}

const COLUMNS = `
  select c.relname as table_name, array_agg(a.attname::text order by a.attnum) as column_names
    from pg_class c
    join pg_namespace n on n.oid = c.relnamespace and n.nspname = 'public'
    join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
   where c.relkind in ('r', 'p')
   group by c.relname`;
