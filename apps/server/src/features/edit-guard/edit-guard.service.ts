import type { GuardMode, GuardSettings } from '@covibe/contracts';
import { Injectable } from '@nestjs/common';
import type { Actor } from '../../platform/auth/actor.js';
import { requireAdmin } from '../../platform/auth/admins-only.js';
import { Clock } from '../../platform/clock/clock.js';
import { TenantDb } from '../../platform/database/tenant-db.js';
import type { TenantTx } from '../../platform/database/tenant-tx.js';
import { WorkEvents } from '../../platform/work-events/work-events.js';
import { EditGuardRepository } from './edit-guard.repository.js';

/** Where nobody chose: an agent is warned, and nothing stands in its way. */
const DEFAULT: GuardMode = 'warn';

/** How strict companions are with an edit of something that somebody else claimed. */
@Injectable()
export class EditGuard {
  constructor(
    private readonly db: TenantDb,
    private readonly repository: EditGuardRepository,
    private readonly events: WorkEvents,
    private readonly clock: Clock,
  ) {}

  async mode(tx: TenantTx): Promise<GuardMode> {
    return (await this.repository.mode(tx)) ?? DEFAULT;
  }

  async settings(actor: Actor): Promise<GuardSettings> {
    return { mode: await this.db.within(actor, (tx) => this.mode(tx)) };
  }

  /** Choosing what is chosen already is fine, and nothing happened. */
  async set(actor: Actor, { mode }: GuardSettings): Promise<GuardSettings> {
    requireAdmin(actor);
    return this.db.within(actor, async (tx) => {
      const before = await this.mode(tx);
      const by = { developerId: actor.developerId, now: this.clock.now() };
      if (!(await this.repository.choose(tx, mode, by)) || mode === before) return { mode };
      await this.events.record(tx, actor, {
        type: 'guard.mode_chosen',
        subject: { type: 'guard', id: actor.workspaceId },
        payload: { mode, before },
      });
      return { mode };
    });
  }
}
