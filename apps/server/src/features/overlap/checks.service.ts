import { CANDIDATES_MAX, CHECK_MINUTES, type CheckReply } from '@covibe/contracts';
import { Injectable } from '@nestjs/common';
import type { Actor } from '../../platform/auth/actor.js';
import { Clock } from '../../platform/clock/clock.js';
import { Ids } from '../../platform/clock/ids.js';
import type { TenantTx } from '../../platform/database/tenant-tx.js';
import { textHash } from './checked-text.js';
import { ChecksRepository } from './checks.repository.js';
import { matchReply, type FoundWork, type SearchedWork } from './found-work.js';
import { IntentsRepository } from './intents.repository.js';
import { judgementOf, type Judgement } from './judgement.js';
import type { Looked } from './looked.js';
import { OverlapSearch } from './overlap-search.js';
import { VerdictsRepository, pairKey } from './verdicts.repository.js';
import { Warnings } from './warnings.service.js';

/** Asks whether somebody already does a piece of work, and remembers the answer for half an hour. */
@Injectable()
export class Checks {
  constructor(
    private readonly search: OverlapSearch,
    private readonly repository: ChecksRepository,
    private readonly intents: IntentsRepository,
    private readonly verdicts: VerdictsRepository,
    private readonly warnings: Warnings,
    private readonly ids: Ids,
    private readonly clock: Clock,
  ) {}

  /** A check that was asked for by itself: the text counts as reserved from now on. */
  async make(tx: TenantTx, actor: Actor, work: SearchedWork): Promise<CheckReply> {
    const looked = withoutOwnPlans(await this.look(tx, actor, work), actor);
    const reply = await this.record(tx, actor, looked);
    this.intents.keep(tx, looked.hand, {
      ...looked.kind,
      checkId: looked.id,
      terms: looked.terms,
      free: looked.asks.length === 0,
      since: looked.fresh?.created_at ?? looked.now,
      until: new Date(reply.valid_until),
    });
    return reply;
  }

  async look(tx: TenantTx, actor: Actor, work: SearchedWork): Promise<Looked> {
    const { developerId, credential } = actor;
    const hand = { developerId, credential, sessionId: work.sessionId ?? null };
    const kind = { type: work.subject, hash: textHash(work.subject, work.text) };
    const now = this.clock.now();
    const id = this.ids.next('chk');
    // Asked together with the search, which needs it a moment later.
    const standing = this.repository.firstFresh(tx, hand, kind, now);
    const since = standing.then((fresh) => ({
      at: fresh?.created_at ?? now,
      id: fresh?.id ?? id,
    }));
    const { found, terms, skipped } = await this.search.find(tx, work, { ...hand, since, now });
    const fresh = await standing;
    const strong = found.filter(({ escalates }) => escalates);
    const pairs = strong.map(({ other }) => ({
      mine: kind.hash,
      theirs: other.text_hash,
      developerId,
    }));
    const last = await this.verdicts.latest(tx, pairs);
    const judgements = new Map(
      strong.map(({ other }, place) => {
        const pair = pairs[place];
        return [other.id, judgementOf(pair && last.get(pairKey(pair)))] as const;
      }),
    );
    const judged = (...as: Judgement[]) =>
      strong.filter(({ other }) => as.includes(judgements.get(other.id) ?? 'unjudged'));
    return {
      id,
      now,
      hand,
      work,
      kind,
      fresh,
      terms,
      skipped,
      found,
      asks: judged('unjudged', 'same').slice(0, CANDIDATES_MAX),
      confirmed: judged('confirmed'),
      judgements,
    };
  }

  /** Writes down what was found, with the warning that belongs to it; a known one may serve again. */
  async record(
    tx: TenantTx,
    actor: Actor,
    looked: Looked,
    known: string | null = null,
  ): Promise<CheckReply> {
    const { id, now, hand, work, kind, found, asks, skipped } = looked;
    const isLike = found.length > 0;
    const warningId = known ?? (isLike ? await this.warnings.raise(tx, actor, looked) : null);
    const until = new Date(now.getTime() + CHECK_MINUTES * 60_000);
    const { title, description, scope, action, component, repo, branch, paths } = work.text;
    this.repository.insert(tx, {
      id,
      developer_id: hand.developerId,
      credential: hand.credential,
      session_id: hand.sessionId,
      agent_type: actor.agentType ?? work.agentType ?? null,
      subject_type: kind.type,
      text_hash: kind.hash,
      subject: { title, description, scope, action, component, repo, branch, paths },
      status: asks.length > 0 ? 'warning' : 'ok',
      matches: found.map(({ other, scored }) => ({
        id: other.id,
        score: scored.probability,
        status: other.status,
      })),
      candidates: asks.map(({ other, type }) => ({
        id: other.id,
        type,
        text_hash: other.text_hash,
      })),
      warning_id: warningId,
      skipped,
      created_at: now,
      expires_at: until,
    });
    const shown = (match: FoundWork) => matchReply(match, actor.developerId);
    return {
      check_id: id,
      warning_id: warningId,
      valid_until: until.toISOString(),
      requires_verdict: asks.length > 0,
      skipped,
      matches: found.map(shown),
      candidates: asks.map(shown),
    };
  }
}

/** Whoever asks before starting what they planned themselves is not stopped by their own plan. */
function withoutOwnPlans(looked: Looked, actor: Actor): Looked {
  const isOwnPlan = ({ other }: FoundWork) =>
    other.developer_id === actor.developerId && other.status === 'planned';
  return { ...looked, asks: looked.asks.filter((match) => !isOwnPlan(match)) };
}
