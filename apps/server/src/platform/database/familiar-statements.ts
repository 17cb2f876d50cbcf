import type { QueryConfig } from 'pg';
import type { SqlValue } from './sql-value.js';

/** So often a statement is asked before PostgreSQL keeps its plan. */
const OFTEN = 20;
/** Plans are kept by every connection: only so many of them. */
const MOST_KEPT = 150;
/** Texts that are put together anew each time are never seen often. */
const MOST_COUNTED = 1_000;

/**
 * Statements that are asked again and again get a name, by which each connection keeps them planned.
 * Planning took longer than the work itself for most of what agents ask all the time.
 */
export class FamiliarStatements {
  private readonly times = new Map<string, number>();
  private readonly names = new Map<string, string>();

  of(text: string, values: readonly SqlValue[]): QueryConfig {
    // Only a statement with values is a single one for certain.
    if (values.length === 0) return { text };
    const name = this.nameOf(text);
    return name ? { name, text, values: [...values] } : { text, values: [...values] };
  }

  private nameOf(text: string): string | undefined {
    const known = this.names.get(text);
    if (known || this.names.size === MOST_KEPT) return known;
    const times = (this.times.get(text) ?? 0) + 1;
    if (times < OFTEN) {
      if (this.times.size >= MOST_COUNTED) this.times.clear();
      this.times.set(text, times);
      return undefined;
    }
    this.times.delete(text);
    const name = `often_${this.names.size}`;
    this.names.set(text, name);
    return name;
  }
}
