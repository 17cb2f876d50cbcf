import {
  AUTHORIZE_PATH,
  GRANT_SECONDS,
  POLL_SECONDS,
  showUserCode,
  type AgentType,
  type PolledGrantReply,
  type RequestedGrantReply,
  type RequestGrant,
} from '@covibe/contracts';
import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock/clock.js';
import { Ids } from '../../platform/clock/ids.js';
import { PublicOrigin } from '../../platform/config/public-origin.js';
import { TenantDb } from '../../platform/database/tenant-db.js';
import type { TenantTx } from '../../platform/database/tenant-tx.js';
import { RateLimits } from '../../platform/rate-limit/rate-limits.js';
import { WorkEvents } from '../../platform/work-events/work-events.js';
import { placeName } from '../tenancy/index.js';
import { Minting } from '../tokens/index.js';
import { deviceCodeHash, newDeviceCode, newUserCode } from './grant-codes.js';
import { standingOf } from './grant-standing.js';
import { plainAddress } from './same-address.js';
import { NothingDelivered, PolledTooSoon } from './setup-device.errors.js';
import { SetupGrantsRepository, type ApprovedGrant } from './setup-grants.repository.js';
import { ALL_POLLS, ALL_REQUESTS, EVERYBODY } from './setup-limits.js';
import { SetupMachinesRepository } from './setup-machines.repository.js';

/** What a machine asks for before anybody is known. It proves nothing but that it holds its code. */
@Injectable()
export class DeviceGrantsService {
  constructor(
    private readonly db: TenantDb,
    private readonly grants: SetupGrantsRepository,
    private readonly machines: SetupMachinesRepository,
    private readonly minting: Minting,
    private readonly events: WorkEvents,
    private readonly limits: RateLimits,
    private readonly origin: PublicOrigin,
    private readonly ids: Ids,
    private readonly clock: Clock,
  ) {}

  async request(wish: RequestGrant, address: string): Promise<RequestedGrantReply> {
    await this.limits.use(ALL_REQUESTS, EVERYBODY);
    const now = this.clock.now();
    const deviceCode = newDeviceCode();
    const grant = {
      id: this.ids.next('grant'),
      deviceCodeHash: deviceCodeHash(deviceCode),
      machineName: placeName(wish.machine_name, 'machine_name'),
      agents: wish.agents,
      requestedFrom: plainAddress(address),
      now,
      expiresAt: secondsAfter(now, GRANT_SECONDS),
    };
    let userCode = newUserCode();
    while (!(await this.grants.insert({ ...grant, userCode }))) userCode = newUserCode();
    const shown = showUserCode(userCode);
    return {
      user_code: shown,
      device_code: deviceCode,
      verification_uri: `${this.origin.value}${AUTHORIZE_PATH}?code=${shown}`,
      expires_in: GRANT_SECONDS,
      interval: POLL_SECONDS,
    };
  }

  async poll(deviceCode: string): Promise<PolledGrantReply> {
    await this.limits.use(ALL_POLLS, EVERYBODY);
    return this.answer(deviceCodeHash(deviceCode));
  }

  /** Said again, it changes nothing. */
  async confirm(deviceCode: string): Promise<void> {
    const now = this.clock.now();
    const grant = await this.grants.byDeviceCode(deviceCodeHash(deviceCode));
    if (!grant || !isBound(grant) || grant.state !== 'consumed') throw new NothingDelivered();
    await this.db.within(placeOf(grant), (tx) => this.machines.confirm(tx, grant.id, now));
  }

  /** Whoever finds that a grant has just moved on asks again: it only ever moves forward. */
  private async answer(hash: string): Promise<PolledGrantReply> {
    const now = this.clock.now();
    const grant = await this.grants.byDeviceCode(hash);
    const status = standingOf(grant, now);
    if (status === 'pending') {
      const pace = await this.grants.paced(hash, now);
      if (!pace) return this.answer(hash);
      if (pace.too_soon) throw new PolledTooSoon(pace.poll_seconds);
    }
    if (status === 'approved' && grant && isBound(grant)) {
      const tokens = await this.deliver(grant, now);
      return tokens ? { status, tokens } : this.answer(hash);
    }
    return { status };
  }

  /** Takes the grant and makes its tokens in one transaction: both happen once, or neither. */
  private async deliver(
    grant: ApprovedGrant,
    now: Date,
  ): Promise<Partial<Record<AgentType, string>> | undefined> {
    return this.db.within(placeOf(grant), async (tx) => {
      if (!(await this.machines.hasPlace(tx, grant.developer_id))) {
        await this.grants.withdraw(tx, grant.id);
        return undefined;
      }
      const taken = await this.grants.consume(tx, grant.id, now);
      return taken && this.mintFor(tx, taken, now);
    });
  }

  private async mintFor(tx: TenantTx, grant: ApprovedGrant, now: Date) {
    await this.machines.insert(tx, grant, now);
    const tokens: Partial<Record<AgentType, string>> = {};
    for (const agentType of grant.agents) {
      const wish = { developerId: grant.developer_id, name: grant.machine_name, agentType };
      tokens[agentType] = (await this.minting.mint(tx, { ...wish, grantId: grant.id })).token;
    }
    const approver = { developerId: grant.developer_id, via: 'session' as const };
    await this.events.record(tx, approver, {
      type: 'setup.delivered',
      subject: { type: 'setup', id: grant.id },
      payload: { machine_name: grant.machine_name, agents: grant.agents },
    });
    return tokens;
  }
}

function isBound(grant: object): grant is ApprovedGrant {
  return 'workspace_id' in grant && grant.workspace_id !== null;
}

function placeOf({ tenant_id, workspace_id }: ApprovedGrant) {
  return { tenantId: tenant_id, workspaceId: workspace_id };
}

function secondsAfter(moment: Date, seconds: number): Date {
  return new Date(moment.getTime() + seconds * 1000);
}
