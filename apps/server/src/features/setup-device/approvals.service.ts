import {
  GRANT_SECONDS,
  isEndOfUserCode,
  readUserCode,
  showUserCode,
  type DecidedGrantReply,
  type DecideGrant,
  type GrantReply,
} from '@covibe/contracts';
import { Injectable } from '@nestjs/common';
import type { Actor } from '../../platform/auth/actor.js';
import { Clock } from '../../platform/clock/clock.js';
import { TenantDb } from '../../platform/database/tenant-db.js';
import type { TenantTx } from '../../platform/database/tenant-tx.js';
import { NotSignedIn } from '../../platform/errors/app-error.js';
import { RateLimits } from '../../platform/rate-limit/rate-limits.js';
import { WorkEvents } from '../../platform/work-events/work-events.js';
import { Minting } from '../tokens/index.js';
import { isSameAddress } from './same-address.js';
import { NotACode, RetypeNeeded, UnusableCode } from './setup-device.errors.js';
import { SetupGrantsRepository, type GrantRow } from './setup-grants.repository.js';
import { ALL_MISSES, EVERYBODY, LOOKUPS, MISSES } from './setup-limits.js';
import { SetupProgressRepository } from './setup-progress.repository.js';

/** What somebody signed in may do with the code a machine shows: look, approve, deny. */
@Injectable()
export class ApprovalsService {
  constructor(
    private readonly db: TenantDb,
    private readonly grants: SetupGrantsRepository,
    private readonly progress: SetupProgressRepository,
    private readonly minting: Minting,
    private readonly events: WorkEvents,
    private readonly limits: RateLimits,
    private readonly clock: Clock,
  ) {}

  async show(actor: Actor, typed: string, address: string): Promise<GrantReply> {
    const code = codeOf(typed, 'code');
    const grant = await this.openGrant(actor, code);
    const workspace = await this.db.within(actor, (tx) => this.progress.place(tx));
    if (!workspace) throw new NotSignedIn();
    return {
      user_code: showUserCode(code),
      machine_name: grant.machine_name,
      agents: grant.agents,
      requested_from: grant.requested_from,
      requested_at: grant.created_at.toISOString(),
      expires_at: grant.expires_at.toISOString(),
      workspace,
      requires_retype: !isSameAddress(address, grant.requested_from),
    };
  }

  /** Denying needs no proof: whoever did not ask for it should be able to say so at once. */
  async decide(actor: Actor, wish: DecideGrant, address: string): Promise<DecidedGrantReply> {
    const code = codeOf(wish.user_code, 'user_code');
    const grant = await this.openGrant(actor, code);
    const approves = wish.action === 'approve';
    if (approves && !isSameAddress(address, grant.requested_from)) {
      if (!isEndOfUserCode(wish.retyped ?? '', code)) throw new RetypeNeeded();
    }
    return this.db.within(actor, async (tx) => {
      const decided = approves
        ? await this.approve(tx, actor, code)
        : await this.grants.deny(tx, code, this.clock.now());
      if (!decided) throw new UnusableCode();
      const { id, machine_name, agents } = decided;
      const status = approves ? 'approved' : 'denied';
      await this.events.record(tx, actor, {
        type: `setup.${status}`,
        subject: { type: 'setup', id },
        payload: { machine_name, agents },
      });
      return { status, machine_name };
    });
  }

  /** Refused while there is somebody at the page, not later when only a machine hears of it. */
  private async approve(tx: TenantTx, { developerId }: Actor, code: string) {
    const now = this.clock.now();
    const expiresAt = new Date(now.getTime() + GRANT_SECONDS * 1000);
    const grant = await this.grants.approve(tx, code, { developerId, now, expiresAt });
    if (grant) await this.minting.requireRoom(tx, developerId, grant.agents.length);
    return grant;
  }

  /**
   * Counted as a miss before anybody looks, and given back when it was none: a hundred guesses at
   * the same moment are ten as well.
   */
  private async openGrant({ developerId }: Actor, code: string): Promise<GrantRow> {
    await this.limits.use(LOOKUPS, developerId);
    await this.limits.use(MISSES, developerId);
    await this.limits.use(ALL_MISSES, EVERYBODY);
    const grant = await this.grants.open(code, this.clock.now());
    if (!grant) throw new UnusableCode();
    await this.limits.giveBack(MISSES, developerId);
    await this.limits.giveBack(ALL_MISSES, EVERYBODY);
    return grant;
  }
}

function codeOf(typed: string, field: string): string {
  const code = readUserCode(typed);
  if (!code) throw new NotACode(field);
  return code;
}
