import { CANDIDATES_MAX, MATCHES_MAX } from '@covibe/contracts';
import { Injectable, Logger } from '@nestjs/common';
import type { TenantTx } from '../../platform/database/tenant-tx.js';
import { sqlState } from '../../platform/errors/database-fault.js';
import { textHash } from './checked-text.js';
import { foundWork, type FoundWork, type OtherWork, type SearchedWork } from './found-work.js';
import { Meanings } from './meaning/meanings.service.js';
import { inOneGo } from './one-go.js';
import { findableTerms } from './overlap-index.js';
import { ALL_ITEMS } from './overlap-index.repository.js';
import { PreparedWorks } from './prepared-works.js';
import { RetrievalRepository, type Asker, type WeighedTerms } from './retrieval.repository.js';
import { scoredWork } from './scored-text.js';
import { prepare, score, WARN_FLOOR } from './scoring/index.js';
import { statisticsOf } from './statistics.js';
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

/** Since when the asker reserved may still be on its way. */
type SearchAsker = Omit<Asker, 'since'> & { since: Promise<Asker['since']> };

class OutOfTime extends Error {}

/** Looks up likely duplicates in the index and scores each against the text at hand. */
@Injectable()
export class OverlapSearch {
  private readonly logger = new Logger(OverlapSearch.name);

  constructor(
    private readonly repository: RetrievalRepository,
    private readonly prepared: PreparedWorks,
    private readonly meanings: Meanings,
  ) {}

  async find(tx: TenantTx, work: SearchedWork, asker: SearchAsker): Promise<Search> {
    const end = performance.now() + SEARCH_MS;
    const terms = findableTerms('', work.text);
    this.repository.bind(tx, SEARCH_MS);
    try {
      const found = await this.search(tx, work, { asker, terms, end });
      this.repository.unbind(tx);
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
    work: SearchedWork,
    { asker, terms, end }: { asker: SearchAsker; terms: readonly number[]; end: number },
  ): Promise<FoundWork[]> {
    const { subject, text } = work;
    const [counts, touching, near, since] = await inOneGo([
      this.repository.counts(tx, [ALL_ITEMS, ...terms]),
      this.touching(tx, work, asker.now),
      this.meanings.around(tx, { type: subject, hash: textHash(subject, text) }),
      asker.since,
    ]);
    const mine = scoredWork('', text, asker.now);
    const asked = tellingTerms(mine, statisticsOf(counts));
    this.keepTime(tx, end);
    const meant = near ? await this.meanings.workNear(tx, near) : [];
    const alike = { terms, texts: near?.nearest() ?? [] };
    const [indexed, reserved] = await inOneGo([
      this.indexed(tx, work, asked, { now: asker.now, besides: [...touching, ...meant] }),
      this.repository.reserved(tx, subject, alike, { ...asker, since }),
    ]);
    const others = [...indexed, ...reserved];
    if (others.length === 0) return [];
    this.keepTime(tx, end);
    const hashes = others.map(({ text_hash }) => text_hash);
    if (near) await this.meanings.complete(tx, near, hashes);
    const compared = await this.prepared.of(tx, others, counts);
    const prepared = prepare(mine, statisticsOf(counts));
    const found: FoundWork[] = [];
    for (const [other, theirs] of compared) {
      if (performance.now() > end) throw new OutOfTime();
      const scored = score(prepared, theirs, near?.of(other.text_hash));
      if (scored.probability >= WARN_FLOOR) found.push(foundWork(subject, other, scored));
    }
    return strongest(found);
  }

  private async touching(tx: TenantTx, { subject, text }: SearchedWork, now: Date) {
    const { repo, paths = [] } = text;
    if (subject !== 'task' || !repo || paths.length === 0) return [];
    return this.repository.touching(tx, { repo, paths, now });
  }

  private async indexed(
    tx: TenantTx,
    { subject, exceptId = '' }: SearchedWork,
    asked: WeighedTerms,
    { now, besides }: { now: Date; besides: readonly string[] },
  ): Promise<OtherWork[]> {
    if (asked.terms.length + besides.length === 0) return [];
    return this.repository.best(tx, subject, asked, { exceptId, now, besides });
  }

  /** A statement that follows a slow one gets only what is left. */
  private keepTime(tx: TenantTx, end: number): void {
    const left = end - performance.now();
    if (left <= 0) throw new OutOfTime();
    if (left < SEARCH_MS * 0.9) this.repository.rebind(tx, left);
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

const CANCELLED = '57014';
const LOCKED = '55P03';

function isOutOfTime(fault: unknown): boolean {
  const state = sqlState(fault);
  return fault instanceof OutOfTime || state === CANCELLED || state === LOCKED;
}
