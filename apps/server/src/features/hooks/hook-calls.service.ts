import {
  HOOK_PATHS_MAX,
  type ContextLine,
  type HookAnswer,
  type HookCall,
} from '@covibe/contracts';
import { Injectable } from '@nestjs/common';
import type { Actor } from '../../platform/auth/actor.js';
import { Clock } from '../../platform/clock/clock.js';
import { TenantDb } from '../../platform/database/tenant-db.js';
import type { TenantTx } from '../../platform/database/tenant-tx.js';
import { Idempotency } from '../../platform/idempotency/idempotency.js';
import {
  HostSessions,
  keyOf,
  SessionActivityRepository,
  type HostReport,
} from '../sessions/index.js';
import { ContextLines } from './context-lines.js';
import { NoRepository } from './hooks.errors.js';
import { hostReport, namesItsRepository } from './report-reading.js';
import { REPORTED } from './spooled-reports.service.js';

/** How long ago a path may have been touched for its claims to be of interest still. */
const LATELY_MS = 2 * 3_600_000;

interface Heard {
  sessionId: string;
  repo: string | null;
  /** What this session touches, with what it touched just before. */
  paths: string[];
}

/** A hook that waits for its answer: what it saw is written down, and what its agent should know is told. */
@Injectable()
export class HookCalls {
  constructor(
    private readonly db: TenantDb,
    private readonly idempotency: Idempotency,
    private readonly sessions: HostSessions,
    private readonly activity: SessionActivityRepository,
    private readonly lines: ContextLines,
    private readonly clock: Clock,
  ) {}

  async answer(actor: Actor, call: HookCall): Promise<HookAnswer> {
    if (!namesItsRepository(call)) throw new NoRepository();
    const heard = await this.hear(actor, call);
    const lines = await this.tell(actor, call, heard);
    return { session_id: heard.sessionId, lines };
  }

  private async hear(actor: Actor, call: HookCall): Promise<Heard> {
    const report = hostReport(actor, call, this.clock.now());
    return this.db.within(actor, async (tx) => {
      const heard = await this.onlyOnce(tx, actor, call.idempotency_key, report);
      const sessions = await this.sessions.take(tx, actor, [heard]);
      const session = sessions.get(keyOf(report));
      if (!session) throw new Error('a report was taken, but its session is not there');
      const repo = report.repo ?? session.repo;
      const paths = await this.touched(tx, session.id, { ...report, repo });
      return { sessionId: session.id, repo, paths };
    });
  }

  /** A repeat is a sign of life like any other, and nothing more. */
  private async onlyOnce(
    tx: TenantTx,
    actor: Actor,
    key: string | undefined,
    report: HostReport,
  ): Promise<HostReport> {
    if (key === undefined) return report;
    const isNew = await this.idempotency.takeNew(tx, actor, { operation: REPORTED, keys: [key] });
    return isNew.has(key) ? report : { ...report, event: 'session_beat', paths: [] };
  }

  private async touched(
    tx: TenantTx,
    sessionId: string,
    { repo, paths, at }: HostReport,
  ): Promise<string[]> {
    if (repo === null) return [];
    const since = new Date(at.getTime() - LATELY_MS);
    const latest = await this.activity.latest(tx, {
      ...{ sessionId, repo, since },
      limit: HOOK_PATHS_MAX,
    });
    return [...new Set([...paths, ...latest])];
  }

  /** What an agent is told as it ends, nobody reads. */
  private async tell(
    actor: Actor,
    { event }: HookCall,
    { sessionId, repo, paths }: Heard,
  ): Promise<ContextLine[]> {
    if (event === 'session_end') return [];
    return this.lines.untold(actor, { sessionId, repo, paths });
  }
}
