import { CHECK_MINUTES, type CheckReply } from '@covibe/contracts';
import { Injectable, Logger } from '@nestjs/common';
import type { Actor } from '../../platform/auth/actor.js';
import type { TenantTx } from '../../platform/database/tenant-tx.js';
import { ChecksRepository } from './checks.repository.js';
import { Checks } from './checks.service.js';
import type { Looked } from './looked.js';
import type { FoundWork, SearchedWork } from './found-work.js';
import { IntentsRepository } from './intents.repository.js';
import { MeaningSource } from './meaning/meaning-source.js';
import { ALL_ITEMS } from './overlap-index.repository.js';
import { RetrievalRepository } from './retrieval.repository.js';
import { scoredWork } from './scored-text.js';
import { termsOf } from './scoring/index.js';
import { StartGateRepository } from './start-gate.repository.js';
import { statisticsOf } from './statistics.js';
import { turnKeys } from './turn-keys.js';
import { VerdictRecord } from './verdict-record.js';
import { WarningsRepository } from './warnings.repository.js';
import { Warnings } from './warnings.service.js';

export interface Passing {
  /** A human's words why the same work goes on beside another. */
  confirmReason?: string | undefined;
  /** A person saw the warning in the console and goes on. */
  confirmed?: boolean | undefined;
  /** Answers with the check also where a fresh one stood already. */
  always?: boolean | undefined;
}

export interface Passage {
  /** Whether the work may be planned or started. */
  free: boolean;
  /** What was found; nothing where a check of the same text stood and nothing is new. */
  check: CheckReply | null;
  looked: Looked;
  /** The same work on the other side that goes on beside this one. */
  beside: FoundWork[];
  reason: string | undefined;
}

/** The check of a passing that asked for one whatever was known before. */
export function checkOf<Begun extends { check: CheckReply | null }>(
  begun: Begun,
): Begun & { check: CheckReply } {
  const { check } = begun;
  if (!check) throw new Error('this passing asked for its check');
  return { ...begun, check };
}

/**
 * What every plan and start goes through. Two of the same thing cannot both slip by: they take
 * turns, and the second one finds the first. Works that have nothing in common do not wait.
 */
/** Terms do not depend on when. */
const NO_TIME = new Date(0);

@Injectable()
export class StartGate {
  private readonly logger = new Logger(StartGate.name);

  constructor(
    private readonly turns: StartGateRepository,
    private readonly retrieval: RetrievalRepository,
    private readonly meanings: MeaningSource,
    private readonly checks: Checks,
    private readonly checked: ChecksRepository,
    private readonly intents: IntentsRepository,
    private readonly verdicts: VerdictRecord,
    private readonly kept: WarningsRepository,
    private readonly warnings: Warnings,
  ) {}

  /** To be said before anything is held: whoever waits here must keep nobody else waiting. */
  async turn(tx: TenantTx, work: Pick<SearchedWork, 'subject' | 'text'>): Promise<void> {
    // What means the same need not have a word in common: then everybody waits for everybody.
    const keys = this.meanings.model ? [ALL_ITEMS] : await this.keysOf(tx, work);
    if (!(await this.turns.turn(tx, keys))) this.logger.warn('work began without its turn');
  }

  async pass(
    tx: TenantTx,
    actor: Actor,
    work: SearchedWork,
    { confirmReason: reason, confirmed = false, always = false }: Passing = {},
  ): Promise<Passage> {
    const looked = await this.checks.look(tx, actor, work);
    const { asks, fresh, judgements } = looked;
    const allSame = asks.every(({ other }) => judgements.get(other.id) === 'same');
    const free = asks.length === 0 || confirmed || (allSame && reason !== undefined);
    const isKnown = fresh && asks.length === 0 && !looked.skipped && !always;
    // Whoever goes on is asked nothing: the answer only mentions what was found.
    const shown = free ? { ...looked, asks: [] } : looked;
    const known = free ? fresh?.warning_id : null;
    const check = isKnown ? null : await this.checks.record(tx, actor, shown, known);
    if (free && reason !== undefined) {
      await this.verdicts.confirm(tx, actor, looked, { matches: asks, reason });
    }
    const beside = free ? [...looked.confirmed, ...asks] : [];
    return { free, check, looked, beside, reason };
  }

  /** The work exists now: what was reserved and warned of is about it from here on. */
  async begun(tx: TenantTx, actor: Actor, passage: Passage, subjectId: string): Promise<void> {
    const { hand, kind, now, fresh, found } = passage.looked;
    const reserved = await this.checked.became(tx, hand, kind, { subjectId, now });
    if (fresh) {
      this.intents.drop(tx, reserved);
      this.kept.rename(tx, reserved, subjectId);
    }
    if (!fresh && found.length === 0) return;
    const since = new Date(now.getTime() - CHECK_MINUTES * 60_000);
    const of = { developerId: hand.developerId, ...kind, since };
    const attached = await this.kept.attach(tx, of, subjectId);
    if (attached.some(({ status }) => status === 'confirmed')) return;
    for (const warning of attached) await this.settle(tx, actor, passage, warning);
  }

  private async settle(
    tx: TenantTx,
    actor: Actor,
    { looked, beside, reason }: Passage,
    { id, status }: Awaited<ReturnType<WarningsRepository['attach']>>[number],
  ): Promise<void> {
    const warning = { id, subject: looked.work.text, from: [status] };
    if (beside.length > 0) {
      const otherIds = beside.map(({ other }) => other.id);
      const confirmed = { status: 'confirmed' as const, otherIds, confirmReason: reason ?? null };
      await this.warnings.settle(tx, actor, warning, confirmed);
    } else if (status === 'open') {
      await this.warnings.settle(tx, actor, warning, { status: 'dismissed' });
    }
  }

  private async keysOf(tx: TenantTx, work: Pick<SearchedWork, 'subject' | 'text'>) {
    const scored = scoredWork('', work.text, NO_TIME);
    const counts = await this.retrieval.counts(tx, [ALL_ITEMS, ...termsOf(scored)]);
    return turnKeys(work, scored, statisticsOf(counts));
  }
}
