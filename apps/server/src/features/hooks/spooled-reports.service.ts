import type { HookBatch, HookBatchReply } from '@covibe/contracts';
import { Injectable } from '@nestjs/common';
import type { Actor } from '../../platform/auth/actor.js';
import { Clock } from '../../platform/clock/clock.js';
import { TenantDb } from '../../platform/database/tenant-db.js';
import { Idempotency } from '../../platform/idempotency/idempotency.js';
import { HostSessions, type HostReport } from '../sessions/index.js';
import { clockOffset, readSpooled } from './report-reading.js';

/** A call and a spool that report the same thing under one key report it once. */
export const REPORTED = 'hooks.report';

/** Takes what a spool kept while nobody waited for an answer. */
@Injectable()
export class SpooledReports {
  constructor(
    private readonly db: TenantDb,
    private readonly idempotency: Idempotency,
    private readonly sessions: HostSessions,
    private readonly clock: Clock,
  ) {}

  /**
   * All of a batch in one transaction, so that what is acknowledged is written. A broken report is
   * acknowledged too: sending it again would not mend it.
   */
  async take(actor: Actor, { events, sent_at }: HookBatch): Promise<HookBatchReply> {
    const now = this.clock.now();
    const clock = { now, offset: clockOffset(sent_at, now) };
    const refused: HookBatchReply['refused'] = [];
    const reports = new Map<string, HostReport>();
    for (const [index, entry] of events.entries()) {
      const read = readSpooled(actor, entry, clock);
      if (typeof read === 'string') refused.push({ index, code: read });
      else if (!reports.has(read.key)) reports.set(read.key, read.report);
    }
    if (reports.size > 0) await this.write(actor, reports);
    return { acknowledged: events.length, refused };
  }

  private async write(actor: Actor, reports: ReadonlyMap<string, HostReport>): Promise<void> {
    await this.db.within(actor, async (tx) => {
      await this.sessions.takeTurn(tx, actor);
      const keys = [...reports.keys()];
      const isNew = await this.idempotency.takeNew(tx, actor, { operation: REPORTED, keys });
      const unheard = [...reports].filter(([key]) => isNew.has(key)).map(([, report]) => report);
      if (unheard.length > 0) await this.sessions.take(tx, actor, unheard);
    });
  }
}
