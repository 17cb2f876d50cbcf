import {
  MACHINES_OF_ONE_MAX,
  type ConnectedMachinesReply,
  type MachineBeat,
  type MachineBeatReply,
} from '@covibe/contracts';
import { Injectable } from '@nestjs/common';
import type { Actor } from '../../platform/auth/actor.js';
import { Clock } from '../../platform/clock/clock.js';
import { Ids } from '../../platform/clock/ids.js';
import { TenantDb } from '../../platform/database/tenant-db.js';
import { WorkEvents } from '../../platform/work-events/work-events.js';
import { DownloadsService } from '../downloads/index.js';
import { machineReply } from './machine-row.js';
import { UnknownMachine } from './machines.errors.js';
import { MachinesRepository } from './machines.repository.js';
import { isNewer } from './newer-version.js';

/** A machine reports up to 500 repositories: a page of fifty is a megabyte at most. */
const PAGE = 50;

/** Machines say that they are there, whatever agents run on them. */
@Injectable()
export class Machines {
  constructor(
    private readonly db: TenantDb,
    private readonly repository: MachinesRepository,
    private readonly downloads: DownloadsService,
    private readonly events: WorkEvents,
    private readonly ids: Ids,
    private readonly clock: Clock,
  ) {}

  /** The event of a new machine names nobody's machine: its name is for its owner and admins. */
  async beat(actor: Actor, beat: MachineBeat): Promise<MachineBeatReply> {
    const { developerId } = actor;
    const { machine, companion_version: version, repos } = beat;
    const said = { machine, version, repos, developerId, id: this.ids.next('mach') };
    await this.db.within(actor, async (tx) => {
      const id = await this.repository.beat(tx, { ...said, now: this.clock.now() });
      if (id === undefined) return;
      await this.repository.makeRoom(tx, developerId, MACHINES_OF_ONE_MAX);
      const subject = { type: 'machine', id };
      await this.events.record(tx, actor, { type: 'machine.connected', subject });
    });
    return this.handshake(version);
  }

  async list(actor: Actor, offset: number): Promise<ConnectedMachinesReply> {
    const viewer = viewerOf(actor);
    const rows = await this.db.within(actor, (tx) =>
      this.repository.page(tx, viewer, { offset, limit: PAGE + 1 }),
    );
    const offered = (await this.downloads.offered())?.version ?? null;
    const seen = { viewerId: viewer.id, now: this.clock.now(), offered };
    return {
      machines: rows.slice(0, PAGE).map((row) => machineReply(row, seen)),
      next_cursor: rows.length > PAGE ? String(offset + PAGE) : null,
    };
  }

  /** By its owner or an admin. */
  async forget(actor: Actor, id: string): Promise<void> {
    await this.db.within(actor, async (tx) => {
      if (!(await this.repository.forget(tx, viewerOf(actor), id))) throw new UnknownMachine();
      const subject = { type: 'machine', id };
      await this.events.record(tx, actor, { type: 'machine.forgotten', subject });
    });
  }

  private async handshake(installed: string): Promise<MachineBeatReply> {
    const offered = await this.downloads.offered();
    if (!offered) return { version: null, sha256: null, update_available: false };
    const { version, sha256 } = offered;
    return { version, sha256, update_available: isNewer(version, installed) };
  }
}

function viewerOf(actor: Actor): { id: string; seesAll: boolean } {
  return { id: actor.developerId, seesAll: actor.role === 'admin' };
}
