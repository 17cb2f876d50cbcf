import { Injectable } from '@nestjs/common';
import { Clock } from '../../../platform/clock/clock.js';
import type { Tenancy } from '../../../platform/database/tenancy.js';
import { TenantDb } from '../../../platform/database/tenant-db.js';
import type { TenantTx } from '../../../platform/database/tenant-tx.js';
import { textHash, type CheckedText } from '../checked-text.js';
import type { SubjectType } from '../found-work.js';
import type { Embedded } from './embedding-provider.js';
import { MeaningMemory } from './meaning-memory.js';
import { MeaningSource } from './meaning-source.js';
import type { MeaningVector } from './meaning-vector.js';
import { MeaningsRepository, type MeantText } from './meanings.repository.js';
import { NearMeanings } from './near-meanings.js';

/** Checks that wait at the same time; further ones go on without. */
const MOST_WAITING = 8;
/** Among so many latest texts the nearest are looked for. */
const LATEST = 256;
/** A text may be of several works. */
const MOST_WORKS = 15;

/**
 * What texts of work mean, where a provider of embeddings was named: one more signal for the score,
 * never a condition. The provider is only asked where no transaction is open.
 */
@Injectable()
export class Meanings {
  private readonly memory = new MeaningMemory();
  private waiting = 0;

  constructor(
    private readonly source: MeaningSource,
    private readonly repository: MeaningsRepository,
    private readonly db: TenantDb,
    private readonly clock: Clock,
  ) {}

  /** Before the transaction of a check, plan or start: asks what its text means, or does without. */
  async learn(actor: Tenancy, type: SubjectType, text: CheckedText): Promise<void> {
    const { model, isTrusted } = this.source;
    if (!model || !isTrusted || this.waiting >= MOST_WAITING) return;
    const meant = { type, hash: textHash(type, text) };
    this.waiting += 1;
    try {
      const isKept = (tx: TenantTx) => this.repository.isKept(tx, model, meant.hash);
      if (await this.db.within(actor, isKept)) return;
      const embedded = await this.source.askSoon(text);
      if (isFinal(embedded)) await this.keep(actor, [meant], embedded);
    } finally {
      this.waiting -= 1;
    }
  }

  /** In the background: what these texts mean. Answers whether it is worth going on. */
  async learnAll(
    workspace: Tenancy,
    works: readonly (MeantText & CheckedText)[],
  ): Promise<boolean> {
    const embedded = await this.source.ask(works);
    if (isRefused(embedded) && works.length > 1) return this.learnEach(workspace, works);
    if (isFinal(embedded)) await this.keep(workspace, works, embedded);
    else await this.release(workspace, works);
    return this.source.isTrusted;
  }

  /** What is known of a text and the latest others; nothing where it is not known itself. */
  async around(tx: TenantTx, meant: MeantText): Promise<NearMeanings | undefined> {
    const { model, yardstick } = this.source;
    if (!model || !yardstick) return undefined;
    const mine = (await this.vectors(tx, model, [meant.hash])).get(meant.hash);
    if (!mine) return undefined;
    const latest = await this.repository.latest(tx, model, meant.type, LATEST);
    const others = latest.filter((hash) => hash !== meant.hash);
    const near = new NearMeanings(yardstick, mine);
    near.learn(await this.vectors(tx, model, others));
    return near;
  }

  /** Work that is near in meaning, whatever its words are. */
  async workNear(tx: TenantTx, near: NearMeanings): Promise<string[]> {
    const hashes = near.nearest();
    return hashes.length > 0 ? this.repository.itemsWith(tx, hashes, MOST_WORKS) : [];
  }

  /** Looks up what is not among the latest. */
  async complete(tx: TenantTx, near: NearMeanings, hashes: readonly string[]): Promise<void> {
    const { model } = this.source;
    const unknown = near.unknownOf(hashes);
    if (model && unknown.length > 0) near.learn(await this.vectors(tx, model, unknown));
  }

  private async vectors(tx: TenantTx, model: string, hashes: readonly string[]) {
    const known = new Map<string, MeaningVector>();
    for (const hash of hashes) {
      const vector = this.memory.get(tx.workspaceId, hash);
      if (vector) known.set(hash, vector);
    }
    const unknown = hashes.filter((hash) => !known.has(hash));
    if (unknown.length === 0) return known;
    for (const [hash, vector] of await this.repository.of(tx, model, unknown)) {
      this.memory.keep(tx.workspaceId, hash, vector);
      known.set(hash, vector);
    }
    return known;
  }

  /** One text that the provider does not take must not keep the others from being known. */
  private async learnEach(
    workspace: Tenancy,
    works: readonly (MeantText & CheckedText)[],
  ): Promise<boolean> {
    for (const [at, work] of works.entries()) {
      if (await this.learnAll(workspace, [work])) continue;
      await this.release(workspace, works.slice(at + 1));
      return false;
    }
    return true;
  }

  private async keep(tenancy: Tenancy, texts: readonly MeantText[], embedded: Embedded) {
    const model = this.source.model ?? '';
    const now = this.clock.now();
    const vectors = 'vectors' in embedded ? embedded.vectors : [];
    await this.db.within(tenancy, async (tx) => {
      for (const [at, text] of texts.entries()) {
        await this.repository.keep(tx, text, { model, vector: vectors[at], now });
      }
    });
  }

  private async release(tenancy: Tenancy, texts: readonly MeantText[]): Promise<void> {
    const model = this.source.model ?? '';
    const hashes = texts.map(({ hash }) => hash);
    await this.db.within(tenancy, (tx) => this.repository.release(tx, model, hashes));
  }
}

const isRefused = (embedded: Embedded) => 'fault' in embedded && embedded.refused;

/** A vector, or that there will be none: asking again would change nothing. */
const isFinal = (embedded: Embedded) => 'vectors' in embedded || embedded.refused;
