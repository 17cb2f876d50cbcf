import { Injectable } from '@nestjs/common';
import type { Actor } from '../../platform/auth/actor.js';
import type { TenantTx } from '../../platform/database/tenant-tx.js';
import type { SubjectType } from './found-work.js';

/** Gives a piece of work up inside an open transaction, saying why. */
export type GiveUp = (tx: TenantTx, actor: Actor, id: string, reason: string) => Promise<void>;

/** How work gives way to other work: each feature that keeps work says at boot how its own does. */
@Injectable()
export class GivingWay {
  private readonly ways = new Map<SubjectType, GiveUp>();

  offer(type: SubjectType, giveUp: GiveUp): void {
    this.ways.set(type, giveUp);
  }

  async of(
    tx: TenantTx,
    actor: Actor,
    work: { type: SubjectType; id: string },
    reason: string,
  ): Promise<void> {
    await this.ways.get(work.type)?.(tx, actor, work.id, reason);
  }
}
