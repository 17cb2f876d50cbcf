import {
  MAX_PAGE_SIZE,
  type SetUpMachine,
  type SetUpMachinesReply,
  type SetupStateReply,
  type TokenStandingReply,
} from '@covibe/contracts';
import { Injectable } from '@nestjs/common';
import type { Actor } from '../../platform/auth/actor.js';
import { AuthChanges } from '../../platform/auth/auth-changes.js';
import { Clock } from '../../platform/clock/clock.js';
import { TenantDb } from '../../platform/database/tenant-db.js';
import { NotSignedIn } from '../../platform/errors/app-error.js';
import { WorkEvents } from '../../platform/work-events/work-events.js';
import { shownTo } from '../members/index.js';
import { Staleness } from '../sessions/index.js';
import { Minting } from '../tokens/index.js';
import { UnknownMachine } from './setup-device.errors.js';
import { SetupMachinesRepository, type MachineRow } from './setup-machines.repository.js';
import { SetupProgressRepository } from './setup-progress.repository.js';

/** The machines that were set up, and how far their developers' agents have come. */
@Injectable()
export class MachinesService {
  constructor(
    private readonly db: TenantDb,
    private readonly machines: SetupMachinesRepository,
    private readonly progress: SetupProgressRepository,
    private readonly minting: Minting,
    private readonly staleness: Staleness,
    private readonly changes: AuthChanges,
    private readonly events: WorkEvents,
    private readonly clock: Clock,
  ) {}

  async list(actor: Actor): Promise<SetUpMachinesReply> {
    const now = this.clock.now();
    const rows = await this.db.within(actor, (tx) =>
      this.machines.list(tx, viewerOf(actor), now, MAX_PAGE_SIZE),
    );
    return { machines: rows.map((row) => machineOf(row, actor)) };
  }

  /** Everything an approval gave out, at once. Doing it twice is fine. */
  async revoke(actor: Actor, id: string): Promise<void> {
    const now = this.clock.now();
    await this.db.within(actor, async (tx) => {
      const owner = await this.machines.owner(tx, viewerOf(actor), id);
      if (!owner) throw new UnknownMachine();
      const ended = await this.machines.end(tx, id, now);
      if (!ended) return;
      await this.machines.revokeTokens(tx, id, { by: actor.developerId, now });
      await this.changes.changed(tx, owner);
      await this.events.record(tx, actor, {
        type: 'setup.revoked',
        subject: { type: 'setup', id },
        payload: { machine_name: ended.machine_name, agents: ended.agents },
      });
    });
  }

  async state(actor: Actor): Promise<SetupStateReply> {
    return this.db.within(actor, async (tx) => {
      const active_tokens = await this.minting.usable(tx, actor.developerId);
      const seen = await this.progress.sessions(tx, actor.developerId, this.staleness.before());
      return {
        active_tokens,
        agents_seen: seen?.agents ?? [],
        first_session_at: seen?.first_at?.toISOString() ?? null,
        last_session_at: seen?.last_at?.toISOString() ?? null,
        live_sessions: seen?.live ?? 0,
      };
    });
  }

  /** What a stored token is good for, asked with that token. */
  async standing(actor: Actor): Promise<TokenStandingReply> {
    return this.db.within(actor, async (tx) => {
      const place = await this.progress.place(tx);
      const developer = await this.progress.handle(tx, actor.developerId);
      // Gone between the guard's look and ours.
      if (!place || !developer || !actor.endsAt) throw new NotSignedIn();
      return {
        agent_type: actor.agentType ?? null,
        developer,
        workspace: place.name,
        tenant: place.tenant,
        expires_at: actor.endsAt.toISOString(),
      };
    });
  }
}

function viewerOf(actor: Actor): { id: string; seesAll: boolean } {
  return { id: actor.developerId, seesAll: actor.role === 'admin' };
}

function machineOf(row: MachineRow, actor: Actor): SetUpMachine {
  const owner = shownTo(actor.developerId, {
    id: row.owner_id,
    name: row.owner_name,
    handle: row.owner_handle,
    visibility: row.owner_visibility,
    avatar_url: null,
  });
  return {
    id: row.id,
    owner: owner.handle,
    is_mine: row.owner_id === actor.developerId,
    machine_name: row.machine_name,
    agents: row.agents,
    approved_at: row.approved_at.toISOString(),
    requested_from: row.requested_from,
    confirmed: row.confirmed_at !== null,
    active_tokens: row.active_tokens,
    last_used_at: row.last_used_at?.toISOString() ?? null,
  };
}
