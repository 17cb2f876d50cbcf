import { Injectable } from '@nestjs/common';
import type { Actor } from '../../platform/auth/actor.js';
import { Clock } from '../../platform/clock/clock.js';
import type { TenantTx } from '../../platform/database/tenant-tx.js';
import { TeammatesRepository } from '../members/index.js';
import { AddresseesRepository, type Addressee } from './addressees.repository.js';
import { NobodyThere } from './messages.errors.js';

/** Finds who is meant: a person, whoever works in a session, or whoever holds a claim. */
@Injectable()
export class Addressees {
  constructor(
    private readonly teammates: TeammatesRepository,
    private readonly repository: AddresseesRepository,
    private readonly clock: Clock,
  ) {}

  async of(tx: TenantTx, actor: Actor, to: string): Promise<Addressee> {
    const found = await this.find(tx, actor.developerId, to.replace(/^@/, ''));
    if (!found) throw new NobodyThere();
    return found;
  }

  private async find(tx: TenantTx, viewerId: string, to: string): Promise<Addressee | undefined> {
    if (to.startsWith('sess_')) return this.repository.inSession(tx, to, viewerId);
    if (to.startsWith('claim_')) {
      return this.repository.holding(tx, to, { viewerId, now: this.clock.now() });
    }
    const person = await this.teammates.find(tx, to, viewerId);
    return person && { developerId: person.id, sessionId: null };
  }
}
