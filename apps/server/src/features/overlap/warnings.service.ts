import type { WarningStatus } from '@covibe/contracts';
import { Injectable } from '@nestjs/common';
import type { Actor } from '../../platform/auth/actor.js';
import { Clock } from '../../platform/clock/clock.js';
import { Ids } from '../../platform/clock/ids.js';
import type { TenantTx } from '../../platform/database/tenant-tx.js';
import { WorkEvents } from '../../platform/work-events/work-events.js';
import type { CheckedText } from './checked-text.js';
import type { Looked } from './looked.js';
import { storedMatch } from './stored-match.js';
import { WarningsRepository, type Settlement } from './warnings.repository.js';

/** An overlap as it is kept: raised by a check, settled by verdicts, people or the end of the work. */
@Injectable()
export class Warnings {
  constructor(
    private readonly repository: WarningsRepository,
    private readonly events: WorkEvents,
    private readonly ids: Ids,
    private readonly clock: Clock,
  ) {}

  /** Every likeness worth a mention is kept; only one that asks for an answer makes a stir. */
  async raise(tx: TenantTx, actor: Actor, looked: Looked): Promise<string> {
    const { id: checkId, now, work, kind, found, asks } = looked;
    const status = asks.length > 0 ? 'open' : 'informed';
    const { title, description, scope, action, component, repo, branch, paths } = work.text;
    const subject = { title, description, scope, action, component, repo, branch, paths };
    const { id, before } = await this.repository.raise(tx, {
      id: this.ids.next('warn'),
      developerId: actor.developerId,
      agentType: actor.agentType ?? work.agentType ?? null,
      credential: actor.credential,
      checkId,
      subjectType: kind.type,
      subjectHash: kind.hash,
      subject,
      subjectId: work.exceptId ?? null,
      status,
      score: Math.max(...found.map(({ scored }) => scored.probability)),
      matches: found.map(storedMatch),
      otherIds: asks.map(({ other }) => other.id),
      otherOwners: [...new Set(asks.map(({ other }) => other.developer_id))],
      now,
    });
    if (status === 'open' && before !== 'open') {
      await this.record(tx, actor, 'raised', { id, subject, candidates: asks.length });
    }
    return id;
  }

  /** Settles it and says so; nothing happens where it no longer stands as named. */
  async settle(
    tx: TenantTx,
    actor: Actor | 'system',
    { id, subject, from }: { id: string; subject: CheckedText; from: readonly WarningStatus[] },
    settlement: Omit<Settlement, 'now' | 'decidedBy'>,
    more: Record<string, unknown> = {},
  ): Promise<boolean> {
    const decidedBy = actor === 'system' ? null : actor.developerId;
    const whole = { ...settlement, decidedBy, now: this.clock.now() };
    if (!(await this.repository.settle(tx, { id, from }, whole))) return false;
    const { status, confirmReason } = settlement;
    const reason = confirmReason ? { reason: confirmReason } : {};
    await this.record(tx, actor, status, { id, subject, ...reason, ...more });
    return true;
  }

  /** Work came to its end: what was said about it and others is over. */
  async withdraw(tx: TenantTx, actor: Actor | 'system', ids: readonly string[]): Promise<void> {
    for (const { id, status, subject } of await this.repository.withdraw(
      tx,
      ids,
      this.clock.now(),
    )) {
      if (status === 'cleared') await this.record(tx, actor, 'cleared', { id, subject });
    }
  }

  async record(
    tx: TenantTx,
    actor: Actor | 'system',
    what: string,
    { id, subject, ...more }: { id: string; subject: CheckedText } & Record<string, unknown>,
  ): Promise<void> {
    const { title, repo } = subject;
    await this.events.record(tx, actor, {
      type: `warning.${what}`,
      subject: { type: 'warning', id },
      payload: { title, ...(repo ? { repo } : {}), ...more },
    });
  }
}
