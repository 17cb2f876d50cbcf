import type { ChangeProfile, ProfileReply } from '@covibe/contracts';
import { Injectable, Optional } from '@nestjs/common';
import type { Actor } from '../../platform/auth/actor.js';
import { IdentityDirectory } from '../../platform/auth/workos/identity-directory.js';
import { TenantDb } from '../../platform/database/tenant-db.js';
import type { TenantTx } from '../../platform/database/tenant-tx.js';
import { NotSignedIn } from '../../platform/errors/app-error.js';
import { sqlState, UNIQUE_VIOLATION } from '../../platform/errors/database-fault.js';
import { RateLimits } from '../../platform/rate-limit/rate-limits.js';
import { WorkEvents } from '../../platform/work-events/work-events.js';
import { HandleTaken, requireHandle } from '../members/index.js';
import { placeName } from '../tenancy/index.js';
import { NoPasswordHere } from './profile.errors.js';
import { ProfileRepository, type ProfileChange, type ProfileRow } from './profile.repository.js';

const ASKING_FOR_LETTERS = { name: 'password-reset', points: 5, seconds: 3600 };

/** What somebody may change about themselves. The address belongs to the identity provider. */
@Injectable()
export class ProfileService {
  constructor(
    private readonly db: TenantDb,
    private readonly profiles: ProfileRepository,
    private readonly events: WorkEvents,
    private readonly limits: RateLimits,
    @Optional() private readonly directory?: IdentityDirectory,
  ) {}

  async mine(actor: Actor): Promise<ProfileReply> {
    return this.reply(await this.db.within(actor, (tx) => this.own(tx, actor)));
  }

  async change(actor: Actor, wish: ChangeProfile): Promise<ProfileReply> {
    const change: ProfileChange = { ...wish };
    if (wish.name !== undefined) change.name = placeName(wish.name, 'name');
    if (wish.handle !== undefined) requireHandle(wish.handle);
    const row = await this.db.within(actor, async (tx) => {
      const before = await this.own(tx, actor);
      const fields = (['name', 'handle', 'visibility'] as const).filter(
        (field) => change[field] !== undefined && change[field] !== before[field],
      );
      if (fields.length === 0) return before;
      const row = await this.write(tx, actor, change);
      await this.recordChange(tx, actor, fields);
      return row;
    });
    return this.reply(row);
  }

  /** Which fields changed, not what they say: a private developer's event tells peers nothing. */
  async recordChange(tx: TenantTx, actor: Actor, fields: readonly string[]): Promise<void> {
    await this.events.record(tx, actor, {
      type: 'profile.changed',
      subject: { type: 'developer', id: actor.developerId },
      payload: { fields },
    });
  }

  async requestPasswordReset(actor: Actor): Promise<void> {
    if (!this.directory) throw new NoPasswordHere();
    await this.limits.use(ASKING_FOR_LETTERS, actor.developerId);
    const { email } = await this.mine(actor);
    await this.directory.requestPasswordReset(email);
  }

  reply(row: ProfileRow): ProfileReply {
    return { ...row, has_password: this.directory !== undefined };
  }

  async own(tx: TenantTx, actor: Actor): Promise<ProfileRow> {
    const row = await this.profiles.one(tx, actor.developerId);
    // Removed between the guard's look and ours.
    if (!row) throw new NotSignedIn();
    return row;
  }

  private async write(tx: TenantTx, actor: Actor, change: ProfileChange): Promise<ProfileRow> {
    try {
      const row = await this.profiles.change(tx, actor.developerId, change);
      if (row) return row;
    } catch (fault) {
      // Of what changes here only the handle is unique.
      if (sqlState(fault) === UNIQUE_VIOLATION) throw new HandleTaken(change.handle ?? '');
      throw fault;
    }
    throw new NotSignedIn();
  }
}
