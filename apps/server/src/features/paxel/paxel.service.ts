import { PAXEL_ACTIVE, PAXEL_POLL_MS } from '@covibe/contracts';
import type { PaxelActionReply, PaxelOverviewReply, PaxelStatus } from '@covibe/contracts';
import type { CancelPaxel, EnablePaxel, RequestPaxel, SharePaxel } from '@covibe/contracts/dto';
import { Injectable } from '@nestjs/common';
import type { Actor } from '../../platform/auth/actor.js';
import { requireAdmin } from '../../platform/auth/admins-only.js';
import { Clock } from '../../platform/clock/clock.js';
import { Ids } from '../../platform/clock/ids.js';
import { TenantDb } from '../../platform/database/tenant-db.js';
import type { TenantTx } from '../../platform/database/tenant-tx.js';
import { WorkEvents } from '../../platform/work-events/work-events.js';
import { settled } from './paxel-options.js';
import { PaxelRecord } from './paxel-record.js';
import { paxelRunReply, type PaxelRow } from './paxel-row.js';
import {
  NoSuchDeveloper,
  NoSuchPaxelRun,
  NothingToShare,
  PaxelRunActive,
  PaxelRunEnded,
} from './paxel.errors.js';
import { PaxelRepository } from './paxel.repository.js';

const ACTIVE: ReadonlySet<PaxelStatus> = new Set(PAXEL_ACTIVE);

/** Paxel as the profile shows it: ask for a run, watch it, share its report, switch it off. */
@Injectable()
export class PaxelService {
  constructor(
    private readonly db: TenantDb,
    private readonly repository: PaxelRepository,
    private readonly record: PaxelRecord,
    private readonly events: WorkEvents,
    private readonly ids: Ids,
    private readonly clock: Clock,
  ) {}

  overview(actor: Actor, handle: string | undefined): Promise<PaxelOverviewReply> {
    return this.db.within(actor, async (tx) => {
      await this.record.sweep(tx);
      const developerId = await this.subject(tx, actor, handle);
      const isMine = developerId === actor.developerId;
      const runs = await this.repository.latest(tx, developerId, !isMine);
      const active = runs.find(({ status }) => ACTIVE.has(status));
      return {
        enabled: await this.record.isOn(tx),
        is_mine: isMine,
        may_set_enabled: actor.role === 'admin',
        active: active ? paxelRunReply(active) : null,
        runs: runs.map(paxelRunReply),
        pollIntervalMs: PAXEL_POLL_MS,
      };
    });
  }

  request(actor: Actor, asked: RequestPaxel): Promise<PaxelActionReply> {
    return this.change(actor, async (tx) => {
      await this.record.requireOn(tx);
      await this.record.sweep(tx);
      const run = await this.repository.insert(tx, {
        ...settled(asked),
        id: this.ids.next('pax'),
        developerId: actor.developerId,
        status: 'requested',
        requestedBy: 'ui',
        now: this.clock.now(),
      });
      if (!run) throw new PaxelRunActive();
      await this.record.write(tx, actor, 'paxel.requested', run);
      return run;
    });
  }

  cancel(actor: Actor, { run_id: id }: CancelPaxel): Promise<PaxelActionReply> {
    return this.change(actor, async (tx) => {
      const place = { id, developerId: actor.developerId };
      const cancelled = await this.repository.cancel(tx, { ...place, now: this.clock.now() });
      if (!cancelled) throw new PaxelRunEnded((await this.own(tx, actor, id)).status);
      await this.record.write(tx, actor, 'paxel.cancelled', cancelled);
      return cancelled;
    });
  }

  share(
    actor: Actor,
    { run_id: id, tenant_visible: visible }: SharePaxel,
  ): Promise<PaxelActionReply> {
    return this.change(actor, async (tx) => {
      await this.record.requireOn(tx);
      const place = { id, developerId: actor.developerId };
      const shown = await this.repository.show(tx, { ...place, visible });
      if (!shown) {
        await this.own(tx, actor, id);
        throw new NothingToShare();
      }
      await this.record.write(tx, actor, visible ? 'paxel.shared' : 'paxel.unshared', shown);
      return shown;
    });
  }

  enable(actor: Actor, { enabled }: EnablePaxel): Promise<PaxelActionReply> {
    requireAdmin(actor);
    return this.change(actor, async (tx) => {
      await this.repository.choose(tx, actor.developerId, enabled);
      await this.events.record(tx, actor, {
        type: enabled ? 'paxel.enabled' : 'paxel.disabled',
        subject: { type: 'tenant', id: actor.tenantId },
      });
      return null;
    });
  }

  private change(
    actor: Actor,
    work: (tx: TenantTx) => Promise<PaxelRow | null>,
  ): Promise<PaxelActionReply> {
    return this.db.within(actor, async (tx) => {
      const run = await work(tx);
      return { enabled: await this.record.isOn(tx), run: run && paxelRunReply(run) };
    });
  }

  private async subject(tx: TenantTx, actor: Actor, handle: string | undefined): Promise<string> {
    if (handle === undefined) return actor.developerId;
    const developerId = await this.repository.developer(tx, handle, actor.developerId);
    if (!developerId) throw new NoSuchDeveloper();
    return developerId;
  }

  private async own(tx: TenantTx, actor: Actor, id: string): Promise<PaxelRow> {
    const run = await this.repository.own(tx, id, actor.developerId);
    if (!run) throw new NoSuchPaxelRun();
    return run;
  }
}
