import { Injectable } from '@nestjs/common';
import type { TenantTx } from '../../platform/database/tenant-tx.js';

export interface IndexedItem {
  id: string;
  type: 'task' | 'workstream';
  textHash: string;
  terms: readonly number[];
  version: number;
  now: Date;
}

/** Term 0 counts the items themselves; no text has it. */
export const ALL_ITEMS = 0;

@Injectable()
export class OverlapIndexRepository {
  /** What is kept of an item, held until the transaction ends. */
  async held(
    tx: TenantTx,
    id: string,
  ): Promise<{ text_hash: string; terms_version: number; terms: string } | undefined> {
    return tx.first(
      `select text_hash, terms_version, array_to_string(terms, ',') as terms
         from overlap_items where workspace_id = $1 and item_id = $2 for update`,
      [tx.workspaceId, id],
    );
  }

  /** Answers nothing when somebody else indexed it a moment before. */
  async insert(tx: TenantTx, item: IndexedItem): Promise<boolean> {
    const inserted = await tx.run(
      `insert into overlap_items
         (workspace_id, item_id, item_type, text_hash, terms, terms_version, indexed_at)
       values ($1, $2, $3, $4, $5::integer[], $6, $7)
       on conflict (workspace_id, item_id) do nothing`,
      this.valuesOf(tx, item),
    );
    return inserted > 0;
  }

  update(tx: TenantTx, item: IndexedItem): void {
    tx.write(
      `update overlap_items
          set item_type = $3, text_hash = $4, terms = $5::integer[], terms_version = $6, indexed_at = $7
        where workspace_id = $1 and item_id = $2`,
      this.valuesOf(tx, item),
    );
  }

  async remove(
    tx: TenantTx,
    ids: readonly string[],
  ): Promise<{ item_id: string; terms: string }[]> {
    return tx.query(
      `delete from overlap_items where workspace_id = $1 and item_id = any($2)
       returning item_id, array_to_string(terms, ',') as terms`,
      [tx.workspaceId, ids],
    );
  }

  addPostings(tx: TenantTx, id: string, terms: readonly number[]): void {
    if (terms.length === 0) return;
    tx.write(
      `insert into overlap_postings (workspace_id, term, item_id)
       select $1, term, $2 from unnest($3::integer[]) as term
       on conflict do nothing`,
      [tx.workspaceId, id, terms],
    );
  }

  removePostings(tx: TenantTx, id: string, terms: readonly number[]): void {
    if (terms.length === 0) return;
    tx.write(
      `delete from overlap_postings
        where workspace_id = $1 and item_id = $2 and term = any($3::integer[])`,
      [tx.workspaceId, id, terms],
    );
  }

  /**
   * Changes the counts of terms, in rising order so that two transactions never wait for each other
   * crosswise. To be said last: whoever touches a count holds it until the end of its transaction.
   */
  count(tx: TenantTx, changes: ReadonlyMap<number, number>): void {
    const sorted = [...changes].filter(([, by]) => by !== 0).sort(([a], [b]) => a - b);
    if (sorted.length === 0) return;
    tx.write(
      `insert into overlap_terms as kept (workspace_id, term, items)
       select $1, term, by from unnest($2::integer[], $3::integer[]) as change (term, by)
        order by term
       on conflict (workspace_id, term) do update set items = kept.items + excluded.items`,
      [tx.workspaceId, sorted.map(([term]) => term), sorted.map(([, by]) => by)],
    );
  }

  private valuesOf(tx: TenantTx, item: IndexedItem) {
    const { id, type, textHash, terms, version, now } = item;
    return [tx.workspaceId, id, type, textHash, terms, version, now];
  }
}
