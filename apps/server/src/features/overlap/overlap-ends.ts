import { Injectable } from '@nestjs/common';
import type { Actor } from '../../platform/auth/actor.js';
import type { TenantTx } from '../../platform/database/tenant-tx.js';
import { WarningsRepository } from './warnings.repository.js';
import { Warnings } from './warnings.service.js';

/** Work that ended overlaps with nothing any more; for a while it is still found and mentioned. */
@Injectable()
export class OverlapEnds {
  constructor(
    private readonly warnings: Warnings,
    private readonly repository: WarningsRepository,
  ) {}

  async ended(tx: TenantTx, actor: Actor, id: string): Promise<void> {
    await this.warnings.withdraw(tx, actor, [id]);
  }

  /** For whoever did it so far it is over; the one who goes on decides, and hears of it. */
  async handedOver(tx: TenantTx, id: string, developerId: string): Promise<void> {
    await this.repository.handOver(tx, id, developerId);
  }
}
