import {
  CLAIMS_OF_ONE_MAX,
  LEASE_MINUTES_DEFAULT,
  WAITS_IN_REPO_MAX,
  WAIT_MINUTES_DEFAULT,
  type ClaimOutcomeReply,
  type ClaimReply,
  type HotPath,
} from '@covibe/contracts';
import type { ClaimWork, RenewClaim, WaitForClaim } from '@covibe/contracts/dto';
import { Injectable } from '@nestjs/common';
import type { Actor } from '../../platform/auth/actor.js';
import { Clock } from '../../platform/clock/clock.js';
import { Ids } from '../../platform/clock/ids.js';
import type { TenantTx } from '../../platform/database/tenant-tx.js';
import { WorkUnit, type Call } from '../../platform/work-events/work-unit.js';
import { SessionEnded, SessionLinks } from '../sessions/index.js';
import { ClaimBook, type Book } from './claim-book.js';
import { ahead, blockers } from './claim-line.js';
import { ClaimTiesRepository } from './claim-ties.repository.js';
import { outcome, shownClaim, shownConflicts, shownWait } from './claim-view.js';
import {
  ClaimEnded,
  ClaimTaskRefused,
  NoSuchClaim,
  NotYourClaim,
  QueueFull,
  RepositoryFull,
  TooManyClaims,
} from './claims.errors.js';
import { ClaimsRepository, type NewWanted } from './claims.repository.js';
import { HotPaths } from './hot-paths.js';
import { WaitsRepository } from './waits.repository.js';
import { overlap, sameWish, wantedOf, type Wanted } from './wanted.js';

const MINUTE_MS = 60_000;
/** Patterns that may be held in one repository: beyond them comparing would take too long. */
const GLOBS_IN_REPO_MAX = 5_000;

/** What stands between somebody and what they want, in the book of that repository. */
interface Way {
  book: Book;
  wanted: Wanted;
  /** Asked before anybody has to wait for the answer. */
  near: HotPath[];
  ownClaims: number;
  isFree: boolean;
  /** The answer while it is not. */
  refusal: ClaimOutcomeReply;
}

/** Leases on files and areas: granted to one at a time, or to those who share. */
@Injectable()
export class Claims {
  constructor(
    private readonly work: WorkUnit,
    private readonly book: ClaimBook,
    private readonly claims: ClaimsRepository,
    private readonly waits: WaitsRepository,
    private readonly ties: ClaimTiesRepository,
    private readonly hot: HotPaths,
    private readonly sessions: SessionLinks,
    private readonly ids: Ids,
    private readonly clock: Clock,
  ) {}

  claim(actor: Actor, call: Call, input: ClaimWork): Promise<ClaimOutcomeReply> {
    return this.work.change(actor, call, async (tx) => {
      const way = await this.way(tx, actor, input);
      return way.isFree ? this.grant(tx, actor, input, way) : way.refusal;
    });
  }

  /** A place in the queue; what is free already is granted at once. */
  wait(actor: Actor, call: Call, input: WaitForClaim): Promise<ClaimOutcomeReply> {
    return this.work.change(actor, call, async (tx) => {
      const way = await this.way(tx, actor, input);
      return way.isFree ? this.grant(tx, actor, input, way) : this.queue(tx, actor, input, way);
    });
  }

  renew(actor: Actor, call: Call, { claim_id: id, minutes }: RenewClaim): Promise<ClaimReply> {
    return this.work.change(actor, call, async (tx) => {
      const claim = await this.claims.find(tx, id);
      if (!claim) throw new NoSuchClaim();
      const { developerId } = actor;
      if (claim.developer_id !== developerId) throw new NotYourClaim();
      const lease = minutes ?? claim.lease_minutes;
      const now = this.clock.now();
      const until = new Date(now.getTime() + lease * MINUTE_MS);
      const renewal = { id, developerId, minutes: lease, now, until };
      if (!(await this.claims.renew(tx, renewal))) throw new ClaimEnded();
      await this.book.record(tx, actor, 'claim.renewed', claim, {
        lease_until: until.toISOString(),
      });
      const line = { ...(await this.lineOf(tx, claim.repo)), now };
      const renewed = line.held.find((one) => one.id === id);
      if (!renewed) throw new ClaimEnded();
      return shownClaim(renewed, line, developerId);
    });
  }

  private async lineOf(tx: TenantTx, repo: string) {
    return {
      held: await this.claims.activeIn(tx, repo),
      waiting: await this.waits.inLine(tx, repo, WAITS_IN_REPO_MAX),
    };
  }

  private async way(tx: TenantTx, actor: Actor, input: ClaimWork): Promise<Way> {
    const wanted = wantedOf(input);
    const { developerId } = actor;
    const { repo, session_id: sessionId, task_id: taskId } = input;
    await this.sessions.seen(tx, actor, sessionId);
    // Its end would have given the claim back, so nothing else would.
    if (sessionId !== undefined && !(await this.ties.sessionGoesOn(tx, sessionId))) {
      throw new SessionEnded();
    }
    if (taskId !== undefined && (await this.ties.openTaskOwner(tx, taskId)) !== developerId) {
      throw new ClaimTaskRefused();
    }
    const near = await this.hot.near(tx, repo, wanted, this.clock.now());
    const ownClaims = await this.claims.countOf(tx, developerId, this.clock.now());
    const book = await this.book.open(tx, repo);
    const inTheWay = blockers(book.held, developerId, wanted);
    const before = ahead(book, developerId, wanted);
    if (inTheWay.length === 0 && before.length === 0) {
      return { book, wanted, near, ownClaims, isFree: true, refusal: outcome({}) };
    }
    const held = inTheWay.map((claim) => claim.wanted);
    await this.hot.collided(tx, { repo, wanted, held, now: book.now });
    const conflicts = shownConflicts(inTheWay, wanted, { line: book, viewerId: developerId });
    const refusal = outcome({ conflicts, hot_paths: near });
    return { book, wanted, near, ownClaims, isFree: false, refusal };
  }

  private async grant(
    tx: TenantTx,
    actor: Actor,
    input: ClaimWork,
    { book, wanted, near, ownClaims }: Way,
  ): Promise<ClaimOutcomeReply> {
    const { developerId } = actor;
    const { now, repo } = book;
    const minutes = input.minutes ?? LEASE_MINUTES_DEFAULT;
    const until = new Date(now.getTime() + minutes * MINUTE_MS);
    const known = book.held.find(
      (claim) =>
        claim.developer_id === developerId &&
        claim.session_id === (input.session_id ?? null) &&
        sameWish(claim.wanted, wanted),
    );
    const id = known?.id ?? this.ids.next('claim');
    if (known) {
      await this.claims.renew(tx, { id, developerId, minutes, now, until });
    } else {
      requireRoom(ownClaims, book, wanted);
      await this.claims.insert(tx, await this.made(tx, actor, input, { id, wanted }), now, until);
    }
    const served = book.waiting.filter(
      (wait) => wait.developer_id === developerId && overlap(wait.wanted, wanted),
    );
    let after: Pick<Book, 'now' | 'held' | 'waiting'> = book;
    if (served.length > 0) {
      const ids = served.map((wait) => wait.id);
      await this.waits.leave(tx, ids);
      after = await this.book.settle(tx, repo, now);
    }
    const row = await this.claims.find(tx, id);
    if (!row) throw new ClaimEnded();
    const lease = { lease_until: until.toISOString(), reason: row.reason };
    await this.book.record(tx, actor, known ? 'claim.renewed' : 'claim.granted', row, lease);
    const claim = shownClaim({ ...row, wanted }, after, developerId);
    return outcome({ claim, hot_paths: near });
  }

  private async queue(
    tx: TenantTx,
    actor: Actor,
    input: WaitForClaim,
    { book, wanted, refusal }: Way,
  ): Promise<ClaimOutcomeReply> {
    const { developerId } = actor;
    const known = book.waiting.find(
      (wait) => wait.developer_id === developerId && sameWish(wait.wanted, wanted),
    );
    if (known && known.free_since === null) {
      return { ...refusal, wait: shownWait(known, book, developerId) };
    }
    // Whoever missed their turn begins again at the end.
    if (known) await this.waits.leave(tx, [known.id]);
    else if (book.waiting.length >= WAITS_IN_REPO_MAX) throw new QueueFull();
    const id = this.ids.next('wait');
    const minutes = input.wait_minutes ?? WAIT_MINUTES_DEFAULT;
    const until = new Date(book.now.getTime() + minutes * MINUTE_MS);
    await this.waits.insert(tx, await this.made(tx, actor, input, { id, wanted }), book.now, until);
    const waiting = await this.waits.inLine(tx, book.repo, WAITS_IN_REPO_MAX);
    const wait = waiting.find((one) => one.id === id);
    if (!wait) throw new QueueFull();
    await this.book.record(tx, actor, 'claim.waiting', wait);
    return { ...refusal, wait: shownWait(wait, { ...book, waiting }, developerId) };
  }

  private async made(
    tx: TenantTx,
    actor: Actor,
    input: ClaimWork,
    { id, wanted }: { id: string; wanted: Wanted },
  ): Promise<NewWanted> {
    const { session_id } = input;
    return {
      id,
      wanted,
      developerId: actor.developerId,
      sessionId: session_id ?? null,
      taskId: input.task_id ?? null,
      agentType:
        actor.agentType ?? (await this.sessions.agentTypeOf(tx, actor, session_id)) ?? null,
      repo: input.repo,
      reason: input.reason ?? null,
      leaseMinutes: input.minutes ?? LEASE_MINUTES_DEFAULT,
    };
  }
}

function requireRoom(ownClaims: number, { held }: Book, wanted: Wanted): void {
  if (ownClaims >= CLAIMS_OF_ONE_MAX) throw new TooManyClaims();
  const globs = held.reduce((sum, claim) => sum + claim.wanted.globs.length, held.length);
  if (globs + wanted.globs.length >= GLOBS_IN_REPO_MAX) throw new RepositoryFull();
}
