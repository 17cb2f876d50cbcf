import { Injectable } from '@nestjs/common';
import { Interval } from '@nestjs/schedule';
import { Connections } from '../database/connections.js';
import { Jobs } from './jobs.js';

const HOUR_MS = 3_600_000;
const BATCH = 5_000;

/** Clears what has served its time: answers kept for retries, past checks, counters of past limits. */
@Injectable()
export class Retention {
  constructor(
    private readonly jobs: Jobs,
    private readonly connections: Connections,
  ) {}

  @Interval(HOUR_MS)
  async sweep(): Promise<void> {
    await this.clear('retention.idempotency', OLD_KEYS);
    await this.clear('retention.checks', OLD_CHECKS);
    await this.clear('retention.agent-tells', OLD_TELLS);
    await this.jobs.once('retention.rate-limits', async () => {
      await this.connections.query('delete from rate_limits where expire < $1', [Date.now()]);
    });
  }

  /** Batch after batch, each in a short transaction, until nothing old is left anywhere. */
  private async clear(name: string, statement: string): Promise<void> {
    for (let goesOn = true; goesOn;) {
      let full = false;
      const done = await this.jobs.inEachWorkspace(name, async (tx) => {
        if ((await tx.run(statement, [tx.workspaceId, BATCH])) === BATCH) full = true;
      });
      goesOn = done && full;
    }
  }
}

/** A check stands for half an hour; for a week overlaps that name it can still show its text. */
const OLD_CHECKS = `
  delete from preflight_checks
   where workspace_id = $1 and id in (
     select id from preflight_checks
      where workspace_id = $1 and expires_at < now() - interval '7 days'
      limit $2)`;

/** Whatever is told is told about for less time than this. */
const OLD_TELLS = `
  delete from agent_tells
   where workspace_id = $1 and (credential, about) in (
     select credential, about from agent_tells
      where workspace_id = $1 and told_at < now() - interval '60 days'
      limit $2)`;

const OLD_KEYS = `
  delete from idempotency_keys
   where workspace_id = $1 and (developer_id, operation, key) in (
     select developer_id, operation, key from idempotency_keys
      where workspace_id = $1 and created_at < now() - interval '7 days'
      limit $2)`;
