import { Injectable } from '@nestjs/common';
import type { Actor } from '../../platform/auth/actor.js';
import type { TenantTx } from '../../platform/database/tenant-tx.js';

type Sign = (tx: TenantTx, session: { id: string; developerId: string }) => void;
/** By whom it was ended: its developer, or nobody where it fell silent. */
type End = (tx: TenantTx, by: Actor | 'system', sessionIds: readonly string[]) => Promise<void>;

/** What lives and ends with a session, in the transaction of its heartbeat or end. */
@Injectable()
export class SessionWatch {
  private readonly signs: Sign[] = [];
  private readonly ends: End[] = [];

  on({ alive, ended }: { alive: Sign; ended: End }): void {
    this.signs.push(alive);
    this.ends.push(ended);
  }

  /** Only writes: nobody waits for it. */
  alive(tx: TenantTx, session: { id: string; developerId: string }): void {
    for (const sign of this.signs) sign(tx, session);
  }

  async ended(tx: TenantTx, by: Actor | 'system', sessionIds: readonly string[]): Promise<void> {
    if (sessionIds.length === 0) return;
    for (const end of this.ends) await end(tx, by, sessionIds);
  }
}
