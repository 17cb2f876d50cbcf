import { Injectable } from '@nestjs/common';
import { Interval } from '@nestjs/schedule';
import { Connections } from '../database/connections.js';
import { Jobs } from './jobs.js';

const HOUR_MS = 3_600_000;
const BATCH = 5_000;

/** Clears what has served its time: answers kept for retries, and counters of past limits. */
@Injectable()
export class Retention {
  constructor(
    private readonly jobs: Jobs,
    private readonly connections: Connections,
  ) {}

  @Interval(HOUR_MS)
  async sweep(): Promise<void> {
    await this.jobs.inEachWorkspace('retention.idempotency', async (tx) => {
      await tx.run(OLD_KEYS, [tx.workspaceId, BATCH]);
    });
    await this.jobs.once('retention.rate-limits', async () => {
      await this.connections.query('delete from rate_limits where expire < $1', [Date.now()]);
    });
  }
}

const OLD_KEYS = `
  delete from idempotency_keys
   where workspace_id = $1 and (developer_id, operation, key) in (
     select developer_id, operation, key from idempotency_keys
      where workspace_id = $1 and created_at < now() - interval '7 days'
      limit $2)`;
