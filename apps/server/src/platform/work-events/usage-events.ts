import { Injectable, Logger, type OnApplicationShutdown } from '@nestjs/common';
import type { Actor } from '../auth/actor.js';
import { Clock } from '../clock/clock.js';
import { Ids } from '../clock/ids.js';
import { TenantDb } from '../database/tenant-db.js';
import type { TenantTx } from '../database/tenant-tx.js';
import { fromDatabase } from '../errors/database-fault.js';

export interface UsageEvent {
  /** `<tool>.<operation>`, such as `covibe_session.heartbeat`. */
  name: string;
  status: 'ok' | 'warning' | 'error';
  latencyMs: number;
  sessionId?: string;
}

interface Kept extends UsageEvent {
  id: string;
  occurredAt: Date;
  actor: Actor;
}

const FLUSH_MS = 1_000;
const FLUSH_AT = 500;
/** Beyond this many unwritten events the oldest are dropped, counted, and the loss is logged. */
const MOST_KEPT = 20_000;

/**
 * Who used what, how long it took and how it ended. A call that changes something writes its event
 * in its own transaction; for the rest they are gathered and written at most a second later.
 */
@Injectable()
export class UsageEvents implements OnApplicationShutdown {
  private readonly logger = new Logger(UsageEvents.name);
  private kept: Kept[] = [];
  private timer: NodeJS.Timeout | undefined;
  private writing: Promise<void> = Promise.resolve();

  constructor(
    private readonly db: TenantDb,
    private readonly ids: Ids,
    private readonly clock: Clock,
  ) {}

  record(tx: TenantTx, actor: Actor, event: UsageEvent): void {
    insert(tx, [this.stamped(actor, event)]);
  }

  later(actor: Actor, event: UsageEvent): void {
    this.kept.push(this.stamped(actor, event));
    if (this.kept.length >= FLUSH_AT) void this.flush();
    else this.timer ??= setTimeout(() => void this.flush(), FLUSH_MS);
  }

  /** Writes everything gathered so far; also the last act before the process ends. */
  flush(): Promise<void> {
    clearTimeout(this.timer);
    this.timer = undefined;
    const batch = this.kept;
    this.kept = [];
    this.writing = this.writing.then(() => this.write(batch));
    return this.writing;
  }

  async onApplicationShutdown(): Promise<void> {
    await this.flush();
  }

  private stamped(actor: Actor, event: UsageEvent): Kept {
    return { ...event, actor, id: this.ids.next('use'), occurredAt: this.clock.now() };
  }

  private async write(batch: readonly Kept[]): Promise<void> {
    for (const events of Map.groupBy(batch, (event) => event.actor.workspaceId).values()) {
      const [first] = events;
      if (!first) continue;
      try {
        await this.db.atOnce(first.actor, (tx) => Promise.resolve(insert(tx, events)));
      } catch (fault) {
        // Only what may pass is worth another try; anything else would fail for ever.
        if (fromDatabase(fault)?.retryAfter) this.keepAgain(events, fault);
        else this.logger.error({ err: fault, lost: events.length }, 'usage events were refused');
      }
    }
  }

  private keepAgain(events: readonly Kept[], fault: unknown): void {
    this.kept = [...events, ...this.kept];
    const lost = this.kept.length - MOST_KEPT;
    if (lost > 0) this.kept.splice(0, lost);
    this.logger.warn(
      { err: fault, kept: this.kept.length, lost: Math.max(0, lost) },
      'usage events wait',
    );
    this.timer ??= setTimeout(() => void this.flush(), FLUSH_MS);
  }
}

function insert(tx: TenantTx, events: readonly Kept[]): void {
  tx.write(INSERT, [
    tx.workspaceId,
    events.map((event) => event.occurredAt),
    events.map((event) => event.id),
    events.map((event) => event.actor.developerId),
    events.map((event) => event.name),
    events.map((event) => event.status),
    events.map((event) => Math.max(0, Math.round(event.latencyMs))),
    events.map((event) => event.actor.agentType ?? null),
    events.map((event) => event.sessionId ?? null),
  ]);
}

const INSERT = `
  insert into usage_events (workspace_id, occurred_at, id, developer_id, name, status, latency_ms,
                            agent_type, session_id)
  select $1, * from unnest($2::timestamptz[], $3::text[], $4::text[], $5::text[], $6::text[],
                           $7::integer[], $8::text[], $9::text[])
  on conflict do nothing`;
