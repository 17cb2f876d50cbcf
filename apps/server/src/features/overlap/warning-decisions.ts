import type { OverlapWarningReply } from '@covibe/contracts';
import type { DecideWarning } from '@covibe/contracts/dto';
import { Injectable } from '@nestjs/common';
import type { Actor } from '../../platform/auth/actor.js';
import type { TenantTx } from '../../platform/database/tenant-tx.js';
import { WorkUnit } from '../../platform/work-events/work-unit.js';
import { GivingWay } from './giving-way.js';
import { IntentsRepository } from './intents.repository.js';
import {
  AlreadyDecided,
  CandidateNeeded,
  NoSuchWarning,
  NotYoursToDecide,
  ReasonNeeded,
} from './overlap.errors.js';
import type { StoredMatch } from './stored-match.js';
import { VerdictRecord } from './verdict-record.js';
import { WarningListsRepository } from './warning-lists.repository.js';
import { WarningViews, isAdmin } from './warning-views.js';
import { WarningsRepository, type HeldWarning } from './warnings.repository.js';
import { Warnings } from './warnings.service.js';

const UNDECIDED = ['open', 'informed', 'confirmed'] as const;
const LOOKED_AT = 'Both were looked at on Coordination and found to be different work.';

/** A person decides on Coordination: join the other work, go on beside it, or it is not the same. */
@Injectable()
export class WarningDecisions {
  constructor(
    private readonly work: WorkUnit,
    private readonly kept: WarningsRepository,
    private readonly lists: WarningListsRepository,
    private readonly views: WarningViews,
    private readonly warnings: Warnings,
    private readonly verdicts: VerdictRecord,
    private readonly intents: IntentsRepository,
    private readonly givingWay: GivingWay,
  ) {}

  decide(actor: Actor, id: string, input: DecideWarning): Promise<OverlapWarningReply> {
    const call = { operation: 'overlap.decide' };
    return this.work.change(actor, call, async (tx) => {
      await this.kept.holdSubject(tx, id);
      const warning = await this.kept.hold(tx, id);
      if (!warning) throw new NoSuchWarning();
      if (warning.developer_id !== actor.developerId && !isAdmin(actor)) {
        throw new NotYoursToDecide();
      }
      if (!UNDECIDED.some((status) => status === warning.status)) throw new AlreadyDecided();
      await this.apply(tx, actor, warning, input);
      const row = await this.lists.find(tx, id);
      const [shown] = await this.views.shown(tx, actor, row ? [row] : []);
      if (!shown) throw new NoSuchWarning();
      return shown;
    });
  }

  private async apply(
    tx: TenantTx,
    actor: Actor,
    warning: HeldWarning,
    { decision, reason, candidate_id }: DecideWarning,
  ): Promise<void> {
    if (decision === 'join') return this.join(tx, actor, warning, candidate_id);
    if (decision === 'dismiss') return this.dismiss(tx, actor, warning, reason);
    if (reason === undefined) throw new ReasonNeeded();
    await this.say(tx, actor, warning, { verdict: 'same', reason, confirmReason: reason });
    await this.intents.free(tx, warning.check_id);
    await this.settle(tx, actor, warning, { status: 'confirmed', confirmReason: reason });
  }

  private async dismiss(
    tx: TenantTx,
    actor: Actor,
    warning: HeldWarning,
    reason = LOOKED_AT,
  ): Promise<void> {
    await this.say(tx, actor, warning, { verdict: 'different', reason, confirmReason: null });
    await this.intents.free(tx, warning.check_id);
    await this.settle(tx, actor, warning, { status: 'dismissed', otherIds: [] });
  }

  /** The subject gives way: its own task is cancelled where there is one, else nothing begins. */
  private async join(
    tx: TenantTx,
    actor: Actor,
    warning: HeldWarning,
    candidateId: string | undefined,
  ): Promise<void> {
    const joined = await this.joinedOf(tx, actor, warning, candidateId);
    const reason = `Joined ${joined.id}, which is the same work.`;
    await this.settle(tx, actor, warning, { status: 'joined' }, { joined: joined.id });
    await this.say(tx, actor, warning, { verdict: 'same', reason, confirmReason: null }, joined);
    this.intents.drop(tx, [warning.check_id]);
    if (!warning.subject_id) return;
    const subject = { type: warning.subject_type, id: warning.subject_id };
    await this.givingWay.of(tx, actor, subject, reason);
  }

  private async joinedOf(
    tx: TenantTx,
    actor: Actor,
    warning: HeldWarning,
    candidateId: string | undefined,
  ): Promise<StoredMatch> {
    if (candidateId === undefined) throw new CandidateNeeded();
    const row = await this.lists.find(tx, warning.id);
    const [shown] = await this.views.shown(tx, actor, row ? [row] : []);
    const place = shown?.pairs.findIndex(
      ({ match, other }) => match.id === candidateId || other.id === candidateId,
    );
    const joined = warning.matches[place ?? -1];
    if (!joined) throw new CandidateNeeded();
    return { ...joined, id: shown?.pairs[place ?? -1]?.other.id ?? joined.id };
  }

  private async say(
    tx: TenantTx,
    actor: Actor,
    warning: HeldWarning,
    said: { verdict: 'same' | 'different'; reason: string; confirmReason: string | null },
    only?: StoredMatch,
  ): Promise<void> {
    const about = only ? [only] : warning.matches.filter(({ escalated }) => escalated);
    for (const match of about) {
      await this.verdicts.say(tx, actor, {
        ...said,
        checkId: warning.check_id,
        candidateId: match.id,
        mine: warning.subject_hash,
        theirs: match.text_hash,
      });
    }
  }

  private async settle(
    tx: TenantTx,
    actor: Actor,
    { id, subject, status }: HeldWarning,
    settlement: Parameters<Warnings['settle']>[3],
    more: Record<string, unknown> = {},
  ): Promise<void> {
    const settled = await this.warnings.settle(
      tx,
      actor,
      { id, subject, from: [status] },
      settlement,
      more,
    );
    if (!settled) throw new AlreadyDecided();
  }
}
