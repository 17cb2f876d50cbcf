import { Injectable } from '@nestjs/common';
import type { Actor } from '../../platform/auth/actor.js';
import { Clock } from '../../platform/clock/clock.js';
import { PublicOrigin } from '../../platform/config/public-origin.js';
import { ServerConfig } from '../../platform/config/server-config.js';
import type { TenantTx } from '../../platform/database/tenant-tx.js';
import { WorkEvents } from '../../platform/work-events/work-events.js';
import type { PaxelRow } from './paxel-row.js';
import { PaxelOff } from './paxel.errors.js';
import { PaxelRepository } from './paxel.repository.js';

/** The one central installation, which reaches nobody's container engine. */
const CENTRAL = 'https://co-vibe.dev';
const ABANDONED = 'abandoned by companion';

/** What both doors to Paxel share: whether it is on, what is stale, and what is written down. */
@Injectable()
export class PaxelRecord {
  constructor(
    private readonly repository: PaxelRepository,
    private readonly events: WorkEvents,
    private readonly clock: Clock,
    private readonly config: ServerConfig,
    private readonly origin: PublicOrigin,
  ) {}

  /** An admin's word counts first, then the operator's, then where the server is reached. */
  async isOn(tx: TenantTx): Promise<boolean> {
    const chosen = await this.repository.chosen(tx);
    return chosen ?? this.config.paxel.enabled ?? this.origin.value !== CENTRAL;
  }

  async requireOn(tx: TenantTx): Promise<void> {
    if (!(await this.isOn(tx))) throw new PaxelOff();
  }

  /** Done whenever somebody looks: no clock of its own has to tick for it. */
  async sweep(tx: TenantTx): Promise<void> {
    const now = this.clock.now();
    const before = new Date(now.getTime() - this.config.paxel.staleMs);
    const ended = await this.repository.abandon(tx, { before, now, error: ABANDONED });
    for (const run of ended) await this.write(tx, 'system', 'paxel_run_abandoned', run);
  }

  /** Who ran what and how it ended; never where the report is. */
  async write(
    tx: TenantTx,
    actor: Actor | 'system',
    type: string,
    { id, run_type }: PaxelRow,
  ): Promise<void> {
    await this.events.record(tx, actor, {
      type,
      subject: { type: 'paxel', id },
      payload: { run_type },
    });
  }
}
