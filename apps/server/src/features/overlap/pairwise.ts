import { setImmediate as breathe } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import type { TenantTx } from '../../platform/database/tenant-tx.js';
import { textHash, type CheckedText } from './checked-text.js';
import { judgementOf, stands } from './judgement.js';
import { ALL_ITEMS } from './overlap-index.repository.js';
import { RetrievalRepository } from './retrieval.repository.js';
import { scoredWork } from './scored-text.js';
import {
  isEscalatable,
  prepare,
  retrievalTerms,
  score,
  termsOf,
  type ScoredWork,
  type Statistics,
} from './scoring/index.js';
import { VerdictsRepository, pairKey } from './verdicts.repository.js';
import { statisticsOf } from './statistics.js';

/** One of many pieces of work that are compared with each other. */
export interface ComparedWork {
  id: string;
  type: 'task' | 'workstream';
  text: CheckedText;
  developerId: string;
  at: Date;
  open: boolean;
}

interface LikelyPair {
  a: string;
  b: string;
  score: number;
  reasons: string[];
}

/** How many others each piece is compared with: those that share most of its telling terms. */
const NEAREST = 12;
/** A term that more of them have than this tells nothing among them. */
const WIDEST = 60;
/** How many pairs are scored before anybody else gets a turn. */
const AT_A_TIME = 100;

/**
 * Finds likely duplicates among work that is there already, by the same score that checks use. Not
 * every pair is looked at: only those that share telling terms.
 */
@Injectable()
export class Pairwise {
  constructor(
    private readonly retrieval: RetrievalRepository,
    private readonly verdicts: VerdictsRepository,
  ) {}

  /** How common the terms of these works are in the whole workspace. */
  async statistics(tx: TenantTx, works: readonly ComparedWork[]): Promise<Statistics> {
    const all = await this.retrieval.counts(tx, [ALL_ITEMS]);
    const ids = works.map(({ id }) => id);
    return statisticsOf(new Map([...(await this.retrieval.countsOfItems(tx, ids)), ...all]));
  }

  /** Pairs that a check would ask about, the likeliest first. Takes no transaction: it takes time. */
  async likely(works: readonly ComparedWork[], statistics: Statistics): Promise<LikelyPair[]> {
    const scored = works.map(({ id, text, at }) => scoredWork(id, text, at));
    const prepared = scored.map((work) => prepare(work, statistics));
    await breathe();
    const pairs: LikelyPair[] = [];
    let compared = 0;
    for (const [one, other] of await this.candidates(works, scored, statistics)) {
      if ((compared += 1) % AT_A_TIME === 0) await breathe();
      const [a, b, first, second] = [works[one], works[other], prepared[one], prepared[other]];
      if (!a || !b || !first || !second) continue;
      const found = score(first, second);
      // One of the two is open, or there is nothing left to decide.
      if (!isEscalatable({ ...found, open: a.open || b.open })) continue;
      const rounded = Math.round(found.probability * 1_000) / 1_000;
      pairs.push({ a: a.id, b: b.id, score: rounded, reasons: [...found.reasons] });
    }
    return pairs.sort((x, y) => y.score - x.score || (x.a + x.b < y.a + y.b ? -1 : 1));
  }

  /** Without what somebody has judged to be different, or a human lets go on side by side. */
  async unsettled(
    tx: TenantTx,
    works: readonly ComparedWork[],
    pairs: readonly LikelyPair[],
  ): Promise<LikelyPair[]> {
    const hashes = new Map(works.map((work) => [work.id, textHash(work.type, work.text)]));
    const owners = new Map(works.map(({ id, developerId }) => [id, developerId]));
    const asked = ({ a, b }: LikelyPair) =>
      [a, b].map((id) => ({
        mine: hashes.get(a) ?? '',
        theirs: hashes.get(b) ?? '',
        developerId: owners.get(id) ?? '',
      }));
    const known = await this.verdicts.latest(tx, pairs.flatMap(asked));
    return pairs.filter((pair) =>
      asked(pair).every((one) => stands(judgementOf(known.get(pairKey(one))))),
    );
  }

  /** Each pair once, by place. Work is compared with work of its own kind. */
  private async candidates(
    works: readonly ComparedWork[],
    scored: readonly ScoredWork[],
    statistics: Statistics,
  ): Promise<[number, number][]> {
    const having = new Map<number, number[]>();
    for (const [place, work] of scored.entries()) {
      for (const term of termsOf(work)) {
        const places = having.get(term);
        if (places) places.push(place);
        else having.set(term, [place]);
      }
    }
    const pairs = new Map<string, [number, number]>();
    for (const [place, work] of scored.entries()) {
      if (place % AT_A_TIME === 0) await breathe();
      const shared = new Map<number, number>();
      for (const term of retrievalTerms(work, statistics)) {
        const places = having.get(term) ?? [];
        if (places.length > WIDEST) continue;
        const worth = Math.log((statistics.items + 1) / (statistics.itemsWith(term) + 0.5));
        for (const other of places) {
          if (other === place || works[other]?.type !== works[place]?.type) continue;
          if (!works[other]?.open && !works[place]?.open) continue;
          shared.set(other, (shared.get(other) ?? 0) + worth);
        }
      }
      const nearest = [...shared].sort(([, a], [, b]) => b - a).slice(0, NEAREST);
      for (const [other] of nearest) {
        const pair: [number, number] = place < other ? [place, other] : [other, place];
        pairs.set(pair.join(), pair);
      }
    }
    return [...pairs.values()];
  }
}
