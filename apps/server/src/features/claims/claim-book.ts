import { WAITS_IN_REPO_MAX } from '@covibe/contracts';
import { Injectable } from '@nestjs/common';
import type { Actor } from '../../platform/auth/actor.js';
import { Clock } from '../../platform/clock/clock.js';
import type { TenantTx } from '../../platform/database/tenant-tx.js';
import { WorkEvents } from '../../platform/work-events/work-events.js';
import { newlyFree } from './claim-line.js';
import type { ClaimRow, Read, WaitRow } from './claim-row.js';
import { ClaimsRepository, type Ended } from './claims.repository.js';
import { WaitsRepository } from './waits.repository.js';

/** How long a way that became free is kept for the first in line. */
const TURN_MS = 120_000;

/** One repository as it stands, held by this transaction until it ends. */
export interface Book {
  repo: string;
  now: Date;
  held: Read<ClaimRow>[];
  waiting: Read<WaitRow>[];
}

type By = Pick<Actor, 'developerId' | 'via' | 'agentType'> | 'system';

/**
 * The claims and queues of one repository. Whoever changes them opens the book first: one at a time
 * in a workspace and repository, on however many servers, with what ran out of time taken out.
 */
@Injectable()
export class ClaimBook {
  constructor(
    private readonly claims: ClaimsRepository,
    private readonly waits: WaitsRepository,
    private readonly events: WorkEvents,
    private readonly clock: Clock,
  ) {}

  async open(tx: TenantTx, repo: string): Promise<Book> {
    await this.claims.lock(tx, repo);
    // Asked after the lock: whoever had it before is in the past now.
    const now = this.clock.now();
    for (const { what, ...ended } of await this.claims.tidy(tx, repo, now)) {
      await this.record(tx, 'system', what, ended);
    }
    return this.settle(tx, repo, now);
  }

  /** Offers what is free to the first in line. Said again after something was given back. */
  async settle(tx: TenantTx, repo: string, now: Date): Promise<Book> {
    const held = await this.claims.activeIn(tx, repo);
    const waiting = await this.waits.inLine(tx, repo, WAITS_IN_REPO_MAX * 2);
    const free = newlyFree({ held, waiting, now });
    if (free.length === 0) return { repo, now, held, waiting };
    const until = new Date(now.getTime() + TURN_MS);
    const ids = free.map(({ id }) => id);
    const offered = new Set(await this.waits.offer(tx, ids, now, until));
    for (const wait of free) {
      if (!offered.has(wait.id)) continue;
      Object.assign(wait, { free_since: now, turn_until: until });
      await this.record(tx, 'system', 'claim.free', wait);
    }
    return { repo, now, held, waiting };
  }

  async record(
    tx: TenantTx,
    by: By,
    type: string,
    { id, repo, globs, area }: Ended,
    more: Record<string, unknown> = {},
  ): Promise<void> {
    const title = [...globs.slice(0, 3), ...(area === null ? [] : [area])].join(', ');
    const payload = { title: title.slice(0, 200), repo, ...more };
    await this.events.record(tx, by, { type, subject: { type: 'claim', id }, payload });
  }
}
