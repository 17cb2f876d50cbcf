import type { ClaimReply } from '@covibe/contracts';
import type { ReleaseClaim } from '@covibe/contracts/dto';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { Actor } from '../../platform/auth/actor.js';
import { Clock } from '../../platform/clock/clock.js';
import type { TenantTx } from '../../platform/database/tenant-tx.js';
import { WorkUnit, type Call } from '../../platform/work-events/work-unit.js';
import { Tellings } from '../mcp/index.js';
import { SessionWatch } from '../sessions/index.js';
import { TaskWatch } from '../tasks/index.js';
import { ClaimBook } from './claim-book.js';
import { claimReply } from './claim-row.js';
import { ClaimTiesRepository } from './claim-ties.repository.js';
import { NoSuchClaim, NotYourClaim } from './claims.errors.js';
import { ClaimsRepository } from './claims.repository.js';
import { WaitsRepository } from './waits.repository.js';

/** How claims are given back: by their holder or an admin, with their session, with their task. */
@Injectable()
export class ClaimEndings implements OnModuleInit {
  constructor(
    private readonly work: WorkUnit,
    private readonly book: ClaimBook,
    private readonly claims: ClaimsRepository,
    private readonly waits: WaitsRepository,
    private readonly ties: ClaimTiesRepository,
    private readonly sessions: SessionWatch,
    private readonly tasks: TaskWatch,
    private readonly tellings: Tellings,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.sessions.on({
      alive: (tx, { id, developerId }) =>
        this.claims.renewOfSession(tx, { id, developerId, now: this.clock.now() }),
      ended: async (tx, by, sessionIds) => {
        const waits = await this.waits.ofSessions(tx, sessionIds);
        const held = await this.claims.ofSessions(tx, sessionIds);
        // All of them before anything else, in one order: two such ends never wait for each other.
        for (const [repo] of byRepository([...waits, ...held])) await this.claims.lock(tx, repo);
        await this.leaveQueues(tx, by, waits);
        await this.giveBack(tx, by, held, 'its session ended');
      },
    });
    this.tasks.on(async (tx, actor, { what, task }) => {
      const reason = what === 'finished' ? 'its task is finished' : 'its task changed hands';
      await this.giveBack(tx, actor, await this.claims.ofTask(tx, task.id), reason);
    });
  }

  /** Giving back twice is giving back once. A place in a queue is left the same way. */
  async release(
    actor: Actor,
    call: Call,
    { claim_id: id }: ReleaseClaim,
  ): Promise<ClaimReply | null> {
    const released = await this.work.change(actor, call, async (tx) => {
      const claim = await this.claims.find(tx, id);
      if (!claim) return this.leave(tx, actor, id);
      const isHolder = claim.developer_id === actor.developerId;
      const byAdmin = actor.via === 'session' && actor.role === 'admin';
      if (!isHolder && !byAdmin) throw new NotYourClaim();
      await this.giveBack(tx, actor, [claim], isHolder ? null : 'released by an admin');
      const now = await this.claims.find(tx, id);
      if (!now) throw new NoSuchClaim();
      return claimReply(now, actor.developerId, 0);
    });
    this.tellings.stir(actor.workspaceId);
    return released;
  }

  /** The console names claims only: a place in a queue is for its agent to leave. */
  async releaseInConsole(actor: Actor, id: string): Promise<ClaimReply> {
    if (!id.startsWith('claim_')) throw new NoSuchClaim();
    const call = { operation: 'claim.release' };
    const released = await this.release(actor, call, { claim_id: id });
    if (!released) throw new NoSuchClaim();
    return released;
  }

  /** Those that were granted in the very moment in which their session or task came to its end. */
  async leftBehind(tx: TenantTx): Promise<void> {
    const claims = await this.ties.leftBehind(tx);
    await this.giveBack(tx, 'system', claims, 'its session or task is over');
  }

  private async leave(tx: TenantTx, actor: Actor, id: string): Promise<null> {
    const wait = await this.waits.find(tx, id);
    if (!wait) throw new NoSuchClaim();
    if (wait.developer_id !== actor.developerId) throw new NotYourClaim();
    await this.leaveQueues(tx, actor, [wait]);
    return null;
  }

  /** In the order of the repositories' names, so that two who do this never wait for each other. */
  private async giveBack(
    tx: TenantTx,
    by: Actor | 'system',
    claims: readonly { id: string; repo: string }[],
    reason: string | null,
  ): Promise<void> {
    for (const [repo, group] of byRepository(claims)) {
      const { now } = await this.book.open(tx, repo);
      const ids = group.map(({ id }) => id);
      const released = await this.claims.release(tx, ids, now);
      for (const claim of released) {
        await this.book.record(tx, by, 'claim.released', claim, { reason });
      }
      if (released.length > 0) await this.book.settle(tx, repo, now);
    }
  }

  private async leaveQueues(
    tx: TenantTx,
    by: Actor | 'system',
    waits: readonly { id: string; repo: string }[],
  ): Promise<void> {
    for (const [repo, group] of byRepository(waits)) {
      const { now } = await this.book.open(tx, repo);
      const left = await this.waits.leave(
        tx,
        group.map(({ id }) => id),
      );
      for (const wait of left) await this.book.record(tx, by, 'claim.wait_left', wait);
      if (left.length > 0) await this.book.settle(tx, repo, now);
    }
  }
}

function byRepository<One extends { repo: string }>(found: readonly One[]): [string, One[]][] {
  return [...Map.groupBy(found, ({ repo }) => repo)].sort(([a], [b]) => (a < b ? -1 : 1));
}
