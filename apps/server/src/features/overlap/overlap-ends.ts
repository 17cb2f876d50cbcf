import { Injectable } from '@nestjs/common';
import type { Actor } from '../../platform/auth/actor.js';
import type { TenantTx } from '../../platform/database/tenant-tx.js';
import { Warnings } from './warnings.service.js';

/** Work that ended overlaps with nothing any more; for a while it is still found and mentioned. */
@Injectable()
export class OverlapEnds {
  constructor(private readonly warnings: Warnings) {}

  async ended(tx: TenantTx, actor: Actor, id: string): Promise<void> {
    await this.warnings.withdraw(tx, actor, [id]);
  }
}
