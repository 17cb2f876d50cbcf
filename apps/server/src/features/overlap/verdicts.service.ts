import type { GivenVerdict, MatchReply, VerdictReply } from '@covibe/contracts';
import type { GiveVerdict } from '@covibe/contracts/dto';
import { Injectable } from '@nestjs/common';
import type { Actor } from '../../platform/auth/actor.js';
import { Clock } from '../../platform/clock/clock.js';
import type { TenantTx } from '../../platform/database/tenant-tx.js';
import { WorkUnit, type Call } from '../../platform/work-events/work-unit.js';
import { shownTo } from '../members/index.js';
import { ChecksRepository, type AskedAbout, type CheckRow } from './checks.repository.js';
import { IntentsRepository } from './intents.repository.js';
import { judgementOf, type Judgement } from './judgement.js';
import { NoSuchCheck, NotACandidate } from './overlap.errors.js';
import { VerdictRecord } from './verdict-record.js';
import { VerdictsRepository, pairKey, type VerdictRow } from './verdicts.repository.js';
import { WarningViews } from './warning-views.js';
import { WarningsRepository, type HeldWarning } from './warnings.repository.js';
import { Warnings } from './warnings.service.js';

interface Judged {
  candidate: AskedAbout;
  judgement: Judgement;
  last: VerdictRow | undefined;
}

/** Stage two: the agent that asked says of each candidate whether it is the same work. */
@Injectable()
export class Verdicts {
  constructor(
    private readonly work: WorkUnit,
    private readonly checks: ChecksRepository,
    private readonly intents: IntentsRepository,
    private readonly record: VerdictRecord,
    private readonly repository: VerdictsRepository,
    private readonly kept: WarningsRepository,
    private readonly warnings: Warnings,
    private readonly views: WarningViews,
    private readonly clock: Clock,
  ) {}

  give(actor: Actor, call: Call, input: GiveVerdict): Promise<VerdictReply> {
    return this.work.change(actor, call, async (tx) => {
      const { developerId } = actor;
      const now = this.clock.now();
      const check = await this.checks.standing(tx, { id: input.check_id, developerId, now });
      const warning = check?.warning_id ? await this.kept.hold(tx, check.warning_id) : undefined;
      if (!check || !warning) throw new NoSuchCheck();
      await this.say(tx, actor, check, input);
      const judged = await this.judged(tx, check);
      await this.settle(tx, actor, { check, warning, judged }, input.confirm_reason);
      return this.reply(tx, actor, { check, warning, judged });
    });
  }

  private async say(
    tx: TenantTx,
    actor: Actor,
    check: CheckRow,
    { verdicts, confirm_reason: confirmReason }: GiveVerdict,
  ): Promise<void> {
    const given = new Map(verdicts.map((each) => [each.id, each]));
    const candidates = new Map(check.candidates.map((each) => [each.id, each]));
    for (const id of given.keys()) if (!candidates.has(id)) throw new NotACandidate();
    const before = confirmReason ? await this.judged(tx, check) : [];
    const said = [...given.values()].map(({ id, verdict, reason }) => ({ id, verdict, reason }));
    // A reason that comes later is the reason for everything found to be the same before.
    const repeated = before
      .filter(({ candidate, judgement }) => judgement === 'same' && !given.has(candidate.id))
      .map(({ candidate, last }) => ({
        id: candidate.id,
        verdict: 'same' as const,
        reason: last?.reason ?? '',
      }));
    for (const { id, verdict, reason } of [...said, ...repeated]) {
      await this.record.say(tx, actor, {
        checkId: check.id,
        candidateId: id,
        mine: check.text_hash,
        theirs: candidates.get(id)?.text_hash ?? '',
        verdict,
        reason,
        confirmReason: verdict === 'same' ? (confirmReason ?? null) : null,
      });
    }
  }

  private async judged(tx: TenantTx, check: CheckRow): Promise<Judged[]> {
    const pairs = check.candidates.map(({ text_hash }) => ({
      mine: check.text_hash,
      theirs: text_hash,
      developerId: check.developer_id,
    }));
    const last = await this.repository.latest(tx, pairs);
    return check.candidates.map((candidate, place) => {
      const pair = pairs[place];
      const verdict = pair && last.get(pairKey(pair));
      return { candidate, last: verdict, judgement: judgementOf(verdict) };
    });
  }

  /** The warning follows what was said; a free text counts as reserved from now on. */
  private async settle(
    tx: TenantTx,
    actor: Actor,
    { check, warning, judged }: { check: CheckRow; warning: HeldWarning; judged: Judged[] },
    confirmReason: string | undefined,
  ): Promise<void> {
    const { id, subject } = warning;
    const verdicts = judged.map(({ judgement }) => judgement);
    await this.warnings.record(tx, actor, 'judged', { id, subject, verdicts });
    if (!mayStart(judged)) return;
    await this.intents.free(tx, check.id);
    // A later check of the same text may ask about work that nobody judged yet.
    const asked = new Set(judged.map(({ candidate }) => candidate.id));
    if (!warning.other_ids.every((other) => asked.has(other))) return;
    const beside = judged.filter(({ judgement }) => judgement === 'confirmed');
    const otherIds = beside.map(({ candidate }) => candidate.id);
    const status = beside.length > 0 ? 'confirmed' : 'dismissed';
    const settlement = { status, otherIds, confirmReason: confirmReason ?? null } as const;
    await this.warnings.settle(tx, actor, { id, subject, from: ['open'] }, settlement);
  }

  private async reply(
    tx: TenantTx,
    actor: Actor,
    { check, warning, judged }: { check: CheckRow; warning: HeldWarning; judged: Judged[] },
  ): Promise<VerdictReply> {
    const ids = (which: Judgement) =>
      judged.filter(({ judgement }) => judgement === which).map(({ candidate }) => candidate.id);
    return {
      check_id: check.id,
      warning_id: warning.id,
      may_start: mayStart(judged),
      verdicts: judged.flatMap((each) => givenOf(each, actor.developerId)),
      remaining: ids('unjudged'),
      same: await this.sameOf(tx, actor, warning, [...ids('same'), ...ids('confirmed')]),
    };
  }

  private async sameOf(
    tx: TenantTx,
    actor: Actor,
    warning: HeldWarning,
    ids: readonly string[],
  ): Promise<MatchReply[]> {
    const matches = warning.matches.filter(({ id }) => ids.includes(id));
    return this.views.matches(tx, actor, matches);
  }
}

function mayStart(judged: readonly Judged[]): boolean {
  return judged.every(({ judgement }) => judgement === 'different' || judgement === 'confirmed');
}

function givenOf({ candidate, last }: Judged, viewerId: string): GivenVerdict[] {
  if (!last) return [];
  const { verdict, reason, agent_type, developer_id: id, created_at } = last;
  const by = shownTo(viewerId, {
    id,
    name: last.owner_name,
    handle: last.owner_handle,
    avatar_url: last.owner_avatar_url,
    visibility: last.owner_visibility,
  });
  const said = { id: candidate.id, verdict, reason, is_mine: id === viewerId };
  return [{ ...said, by: by.handle, agent_type, at: created_at.toISOString() }];
}
