import { CANDIDATES_MAX, MATCHES_MAX } from '@covibe/contracts';
import { Injectable, Logger } from '@nestjs/common';
import type { TenantTx } from '../../platform/database/tenant-tx.js';
import { sqlState } from '../../platform/errors/database-fault.js';
import { textHash, type CheckedText } from './checked-text.js';
import { foundWork, type FoundWork, type OtherWork, type SearchedWork } from './found-work.js';
import { Meanings } from './meaning/meanings.service.js';
import { findableTerms } from './overlap-index.js';
import { ALL_ITEMS } from './overlap-index.repository.js';
import { PreparedMemory } from './prepared-memory.js';
import { RetrievalRepository, type Asker, type WeighedTerms } from './retrieval.repository.js';
import { scoredWork } from './scored-text.js';
import { prepare, score, WARN_FLOOR, type Statistics } from './scoring/index.js';
import { tellingTerms } from './telling-terms.js';

/** A check that takes longer says nothing rather than let anybody wait. */
const SEARCH_MS = 2_000;

/** What was found, best first; nothing at all where time ran out. */
export interface Search {
  found: FoundWork[];
  /** Terms of the text that was looked for. */
  terms: number[];
  skipped: boolean;
}

class OutOfTime extends Error {}

/** Looks up likely duplicates in the index and scores each against the text at hand. */
@Injectable()
export class OverlapSearch {
  private readonly logger = new Logger(OverlapSearch.name);
  private readonly memory = new PreparedMemory();

  constructor(
    private readonly repository: RetrievalRepository,
    private readonly meanings: Meanings,
  ) {}

  async find(tx: TenantTx, work: SearchedWork, asker: Asker): Promise<Search> {
    const end = performance.now() + SEARCH_MS;
    const terms = findableTerms('', work.text);
    await this.repository.bind(tx, SEARCH_MS);
    try {
      const found = await this.search(tx, work, { asker, terms, end });
      await this.repository.unbind(tx);
      return { found, terms, skipped: false };
    } catch (fault) {
      if (!isOutOfTime(fault)) throw fault;
      await this.repository.giveUp(tx);
      this.logger.warn('a check could not finish in time and was skipped');
      return { found: [], terms, skipped: true };
    }
  }

  private async search(
    tx: TenantTx,
    { subject, text, exceptId }: SearchedWork,
    { asker, terms, end }: { asker: Asker; terms: readonly number[]; end: number },
  ): Promise<FoundWork[]> {
    const counts = await this.repository.counts(tx, [ALL_ITEMS, ...terms]);
    const mine = scoredWork('', text, asker.now);
    const asked = tellingTerms(mine, statisticsOf(counts));
    await this.keepTime(tx, end);
    const near = await this.meanings.around(tx, { type: subject, hash: textHash(subject, text) });
    const meant = near ? await this.meanings.workNear(tx, near) : [];
    const indexed = await this.indexed(tx, { subject, text, exceptId }, asked, {
      now: asker.now,
      meant,
    });
    await this.keepTime(tx, end);
    const alike = { terms, texts: near?.nearest() ?? [] };
    const reserved = await this.repository.reserved(tx, subject, alike, asker);
    const others = [...indexed, ...reserved];
    if (others.length === 0) return [];
    await this.keepTime(tx, end);
    const hashes = others.map(({ text_hash }) => text_hash);
    if (near) await this.meanings.complete(tx, near, hashes);
    const known = (other: OtherWork) => this.memory.get(tx.workspaceId, other);
    const news = others.filter((other) => !known(other)).map(({ id }) => id);
    const more = news.length > 0 ? await this.repository.countsOfItems(tx, news) : counts;
    const statistics = statisticsOf(new Map([...more, ...counts]));
    const prepared = prepare(mine, statistics);
    const found: FoundWork[] = [];
    for (const other of others) {
      if (performance.now() > end) throw new OutOfTime();
      const theirs =
        known(other) ?? this.memory.keep(tx.workspaceId, other, prepare(workOf(other), statistics));
      const scored = score(prepared, theirs, near?.of(other.text_hash));
      if (scored.probability >= WARN_FLOOR) found.push(foundWork(subject, other, scored));
    }
    return strongest(found);
  }

  private async indexed(
    tx: TenantTx,
    { subject, text, exceptId = '' }: SearchedWork,
    asked: WeighedTerms,
    { now, meant }: { now: Date; meant: readonly string[] },
  ): Promise<OtherWork[]> {
    const { repo, paths = [] } = text;
    const touched = subject === 'task' && repo && paths.length > 0;
    const touching = touched ? await this.repository.touching(tx, { repo, paths, now }) : [];
    const besides = [...touching, ...meant];
    if (asked.terms.length + besides.length === 0) return [];
    return this.repository.best(tx, subject, asked, { exceptId, now, besides });
  }

  /** A statement that follows a slow one gets only what is left. */
  private async keepTime(tx: TenantTx, end: number): Promise<void> {
    const left = end - performance.now();
    if (left <= 0) throw new OutOfTime();
    if (left < SEARCH_MS * 0.9) await this.repository.rebind(tx, left);
  }
}

function strongest(found: FoundWork[]): FoundWork[] {
  found.sort(
    (a, b) => b.scored.probability - a.scored.probability || (a.other.id < b.other.id ? -1 : 1),
  );
  const asking = new Set(found.filter(({ escalates }) => escalates).slice(0, CANDIDATES_MAX));
  const others = found.filter((match) => !asking.has(match));
  const kept = new Set([...asking, ...others.slice(0, MATCHES_MAX - asking.size)]);
  return found.filter((match) => kept.has(match));
}

/**
 * In a workspace of three tasks every word is common. A few imagined items that share nothing let
 * words be rare from the first day; among thousands they do not count.
 */
const IMAGINED = 150;

export function statisticsOf(counts: ReadonlyMap<number, number>): Statistics {
  return {
    items: IMAGINED + (counts.get(ALL_ITEMS) ?? 0),
    itemsWith: (term) => counts.get(term) ?? 0,
  };
}

function workOf(other: OtherWork) {
  const text: CheckedText = other;
  return { ...scoredWork(other.id, text, other.created_at), touchedPaths: other.touched_paths };
}

const CANCELLED = '57014';
const LOCKED = '55P03';

function isOutOfTime(fault: unknown): boolean {
  const state = sqlState(fault);
  return fault instanceof OutOfTime || state === CANCELLED || state === LOCKED;
}
