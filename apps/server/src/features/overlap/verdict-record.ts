import type { Verdict } from '@covibe/contracts';
import { Injectable } from '@nestjs/common';
import type { Actor } from '../../platform/auth/actor.js';
import { Clock } from '../../platform/clock/clock.js';
import { Ids } from '../../platform/clock/ids.js';
import type { TenantTx } from '../../platform/database/tenant-tx.js';
import type { Looked } from './looked.js';
import type { FoundWork } from './found-work.js';
import { VerdictsRepository } from './verdicts.repository.js';

export interface SaidOfPair {
  checkId: string;
  candidateId: string;
  mine: string;
  theirs: string;
  verdict: Verdict;
  reason: string;
  confirmReason: string | null;
}

/** Keeps what was said about two works; the last word on a pair of texts counts. */
@Injectable()
export class VerdictRecord {
  constructor(
    private readonly repository: VerdictsRepository,
    private readonly ids: Ids,
    private readonly clock: Clock,
  ) {}

  async say(tx: TenantTx, actor: Actor, said: SaidOfPair): Promise<void> {
    await this.repository.insert(tx, {
      ...said,
      id: this.ids.next('verd'),
      developerId: actor.developerId,
      agentType: actor.agentType ?? null,
      credential: actor.credential,
      now: this.clock.now(),
    });
  }

  /** The same work goes on beside the other, by a human's word. */
  async confirm(
    tx: TenantTx,
    actor: Actor,
    { id: checkId, kind }: Pick<Looked, 'id' | 'kind'>,
    { matches, reason }: { matches: readonly FoundWork[]; reason: string },
  ): Promise<void> {
    for (const { other } of matches) {
      await this.say(tx, actor, {
        checkId,
        candidateId: other.id,
        mine: kind.hash,
        theirs: other.text_hash,
        verdict: 'same',
        reason,
        confirmReason: reason,
      });
    }
  }
}
