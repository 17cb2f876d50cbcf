import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock/clock.js';
import type { TenantTx } from '../../platform/database/tenant-tx.js';
import { textHash, type CheckedText } from './checked-text.js';
import { ALL_ITEMS, OverlapIndexRepository } from './overlap-index.repository.js';
import { scoredWork } from './scored-text.js';
import { termsOf } from './scoring/index.js';

/** A new way of taking texts apart gets a new number: what was indexed before is indexed again. */
export const TERMS_VERSION = 1;

export interface IndexedWork {
  id: string;
  type: 'task' | 'workstream';
  text: CheckedText;
}

/**
 * Keeps open and recently finished work findable, in the transaction that changes it. Its last
 * statement changes the counts that everybody shares, so it is the last thing a change does.
 */
@Injectable()
export class OverlapIndex {
  constructor(
    private readonly repository: OverlapIndexRepository,
    private readonly clock: Clock,
  ) {}

  /** Indexes work, or what became of it after an edit; the same text costs one look. */
  async put(tx: TenantTx, work: IndexedWork): Promise<void> {
    await this.putAll(tx, [work]);
  }

  async putAll(tx: TenantTx, works: readonly IndexedWork[]): Promise<void> {
    const changes = new Map<number, number>();
    const add = (term: number, by: number) => changes.set(term, (changes.get(term) ?? 0) + by);
    for (const work of works) await this.rewrite(tx, work, add);
    this.repository.count(tx, changes);
  }

  /** Takes items out whose time is over. */
  async drop(tx: TenantTx, ids: readonly string[]): Promise<void> {
    const changes = new Map<number, number>();
    for (const { item_id, terms } of await this.repository.remove(tx, ids)) {
      const own = termsIn(terms);
      this.repository.removePostings(tx, item_id, own);
      for (const term of [ALL_ITEMS, ...own]) changes.set(term, (changes.get(term) ?? 0) - 1);
    }
    this.repository.count(tx, changes);
  }

  private async rewrite(
    tx: TenantTx,
    { id, type, text }: IndexedWork,
    add: (term: number, by: number) => void,
  ): Promise<void> {
    const hash = textHash(type, text);
    const kept = await this.repository.held(tx, id);
    if (kept?.text_hash === hash && kept.terms_version === TERMS_VERSION) return;
    const terms = findableTerms(id, text);
    const item = { id, type, textHash: hash, terms, version: TERMS_VERSION, now: this.clock.now() };
    if (kept) this.repository.update(tx, item);
    else if (await this.repository.insert(tx, item)) add(ALL_ITEMS, 1);
    else return;
    const before = new Set(termsIn(kept?.terms));
    const now = new Set(terms);
    const gone = [...before].filter((term) => !now.has(term));
    const come = terms.filter((term) => !before.has(term));
    this.repository.removePostings(tx, id, gone);
    this.repository.addPostings(tx, id, come);
    for (const term of gone) add(term, -1);
    for (const term of come) add(term, 1);
  }
}

/** In rising order, as they are kept. */
export function findableTerms(id: string, text: CheckedText): number[] {
  return termsOf(scoredWork(id, text, NO_TIME))
    .filter((term) => term !== ALL_ITEMS)
    .sort((a, b) => a - b);
}

/** Terms do not depend on when. */
const NO_TIME = new Date(0);

function termsIn(kept: string | undefined): number[] {
  return kept ? kept.split(',').map(Number) : [];
}
