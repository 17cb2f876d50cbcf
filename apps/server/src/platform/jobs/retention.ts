import { Injectable } from '@nestjs/common';
import { Interval } from '@nestjs/schedule';
import { Connections } from '../database/connections.js';
import type { TenantTx } from '../database/tenant-tx.js';
import { Jobs } from './jobs.js';

const HOUR_MS = 3_600_000;
const BATCH = 5_000;

/**
 * Clears what has served its time: answers kept for retries, past checks, events of more than a year
 * ago, what agents were told and did, sessions that no cookie opens any more, past limits.
 */
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
    await this.clear('retention.work-events', OLD_WORK_EVENTS);
    await this.clear('retention.usage-events', OLD_USAGE_EVENTS);
    await this.clear('retention.feedback', OLD_FEEDBACK);
    await this.clear('retention.local-sessions', OLD_LOCAL_SESSIONS, (tx) => tx.tenantId);
    await this.jobs.once('retention.rate-limits', async () => {
      await this.connections.query('delete from rate_limits where expire < $1', [Date.now()]);
    });
  }

  /** Batch after batch, each in a short transaction, until nothing old is left anywhere. */
  private async clear(
    name: string,
    statement: string,
    placeOf = (tx: TenantTx) => tx.workspaceId,
  ): Promise<void> {
    for (let goesOn = true; goesOn;) {
      let full = false;
      const done = await this.jobs.inEachWorkspace(name, async (tx) => {
        if ((await tx.run(statement, [placeOf(tx), BATCH])) === BATCH) full = true;
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

/** A year and a month: the same weeks of last year can still be compared. */
const EVENT_DAYS = 400;
const oldEvents = (table: 'work_events' | 'usage_events') => `
  delete from ${table}
   where workspace_id = $1 and (occurred_at, id) in (
     select occurred_at, id from ${table}
      where workspace_id = $1 and occurred_at < now() - interval '${EVENT_DAYS} days'
      order by occurred_at
      limit $2)`;
const OLD_WORK_EVENTS = oldEvents('work_events');
const OLD_USAGE_EVENTS = oldEvents('usage_events');

/** An agent that acknowledged it, or was silent for a month, does not ask for it again. */
const OLD_FEEDBACK = `
  delete from agent_feedback_events
   where workspace_id = $1 and id in (
     select id from agent_feedback_events
      where workspace_id = $1
        and (acknowledged_at < now() - interval '1 day' or created_at < now() - interval '30 days')
      limit $2)`;

/** Sessions belong to the tenant: whichever of its workspaces comes first clears them. */
const OLD_LOCAL_SESSIONS = `
  delete from local_sessions
   where tenant_id = $1 and key_hash in (
     select key_hash from local_sessions
      where tenant_id = $1 and (expires_at < now() or ended_at < now() - interval '1 day')
      limit $2)`;
