import { Injectable } from '@nestjs/common';
import type { TenantTx } from '../../platform/database/tenant-tx.js';
import type { CheckedText } from './checked-text.js';
import type { OtherWork } from './found-work.js';
import { PreparedMemory } from './prepared-memory.js';
import { RetrievalRepository } from './retrieval.repository.js';
import { scoredWork } from './scored-text.js';
import {
  prepare,
  shapeOf,
  termsOf,
  type PreparedWork,
  type ScoredWork,
  type WorkShape,
} from './scoring/index.js';
import { statisticsOf } from './statistics.js';
import { TermCounts } from './term-counts.js';

/** Work that was found, as it is compared: what was not compared a moment ago is taken apart. */
@Injectable()
export class PreparedWorks {
  private readonly memory = new PreparedMemory();
  private readonly counts = new TermCounts();

  constructor(private readonly repository: RetrievalRepository) {}

  async of(
    tx: TenantTx,
    others: readonly OtherWork[],
    counts: ReadonlyMap<number, number>,
  ): Promise<Map<OtherWork, PreparedWork>> {
    const ready = new Map<OtherWork, PreparedWork>();
    const apart = new Map<OtherWork, { work: ScoredWork; shape: WorkShape }>();
    for (const other of others) {
      const known = this.memory.get(tx.workspaceId, other);
      if (known) ready.set(other, known);
      else apart.set(other, takenApart(other));
    }
    const more = await this.countsFor(tx, [...apart.values()]);
    const statistics = statisticsOf(counts, more);
    for (const [other, { work, shape }] of apart) {
      const prepared = prepare(work, statistics, shape);
      ready.set(other, this.memory.keep(tx.workspaceId, other, prepared));
    }
    return ready;
  }

  private async countsFor(
    tx: TenantTx,
    works: readonly { work: ScoredWork; shape: WorkShape }[],
  ): Promise<ReadonlyMap<number, number>> {
    const kept = this.counts.of(tx.workspaceId);
    const unknown = new Set<number>();
    for (const { work, shape } of works) {
      for (const term of termsOf(work, shape)) {
        // The title as a whole weighs nothing.
        if (term !== shape.exactTitle && !kept.has(term)) unknown.add(term);
      }
    }
    if (unknown.size === 0) return kept;
    const asked = [...unknown];
    const found = await this.repository.counts(tx, asked);
    return this.counts.keep(tx.workspaceId, asked, found);
  }
}

function takenApart(other: OtherWork): { work: ScoredWork; shape: WorkShape } {
  const text: CheckedText = other;
  const own = scoredWork(other.id, text, other.created_at);
  const work = { ...own, touchedPaths: other.touched_paths };
  return { work, shape: shapeOf(work) };
}
