import { Injectable, Logger } from '@nestjs/common';
import { Interval, Timeout } from '@nestjs/schedule';
import { Clock } from '../../../platform/clock/clock.js';
import { SystemDb } from '../../../platform/database/system-db.js';
import type { Tenancy } from '../../../platform/database/tenancy.js';
import { TenantDb } from '../../../platform/database/tenant-db.js';
import { Jobs } from '../../../platform/jobs/jobs.js';
import { MeaningSource } from './meaning-source.js';
import { MeaningsRepository } from './meanings.repository.js';
import { Meanings } from './meanings.service.js';

/** After the first sweep has indexed what was there before the server. */
const FIRST_MS = 4_000;
const EVERY_MS = 60_000;
const CLEAR_MS = 300_000;
const BATCH = 16;
/** Of one workspace at a time, so that a big one does not keep the others waiting. */
const MOST_BATCHES = 40;
const MINUTE_MS = 60_000;
/** A reservation stands for half an hour, and a verdict may need as long. */
const UNUSED_MS = 30 * MINUTE_MS;
const REFUSED_MS = 60 * MINUTE_MS;
/** While servers are replaced one by one, some still ask the model of before. */
const OTHER_MODEL_MS = 24 * 60 * MINUTE_MS;

/** Finds out what open and recent work means, batch by batch, and forgets what nobody needs. */
@Injectable()
export class MeaningUpkeep {
  private readonly logger = new Logger(MeaningUpkeep.name);
  private busy = false;

  constructor(
    private readonly source: MeaningSource,
    private readonly meanings: Meanings,
    private readonly repository: MeaningsRepository,
    private readonly system: SystemDb,
    private readonly db: TenantDb,
    private readonly jobs: Jobs,
    private readonly clock: Clock,
  ) {}

  /** Not a job with a lock: that would be a transaction which waits for the provider. */
  @Timeout(FIRST_MS)
  @Interval(EVERY_MS)
  async learn(): Promise<void> {
    if (!this.source.model || this.busy) return;
    this.busy = true;
    try {
      if (!(await this.source.prove())) return;
      for await (const workspace of this.system.workspaces()) {
        if (!(await this.learnIn(workspace))) return;
      }
    } catch (fault) {
      this.logger.warn({ err: fault }, 'meanings could not be kept and will be tried again');
    } finally {
      this.busy = false;
    }
  }

  @Interval(CLEAR_MS)
  async clear(): Promise<void> {
    const now = this.clock.now().getTime();
    const before = {
      unusedSince: new Date(now - UNUSED_MS),
      refusedSince: new Date(now - REFUSED_MS),
      otherModelSince: new Date(now - OTHER_MODEL_MS),
    };
    await this.jobs.inEachWorkspace('overlap.meanings', (tx) =>
      this.repository.clear(tx, this.source.model, before),
    );
  }

  private async learnIn(workspace: Tenancy): Promise<boolean> {
    const model = this.source.model ?? '';
    for (let batch = 0; batch < MOST_BATCHES; batch += 1) {
      const asked = { model, limit: BATCH, now: this.clock.now() };
      const works = await this.db.within(workspace, (tx) => this.repository.claim(tx, asked));
      if (works.length === 0) return true;
      if (!(await this.meanings.learnAll(workspace, works))) return false;
    }
    return true;
  }
}
