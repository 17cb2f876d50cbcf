import type { ResetReply } from '@covibe/contracts';
import { Inject, Injectable } from '@nestjs/common';
import type { Actor } from '../../platform/auth/actor.js';
import { requireAdmin } from '../../platform/auth/admins-only.js';
import { Clock } from '../../platform/clock/clock.js';
import { Ids } from '../../platform/clock/ids.js';
import { TenantDb } from '../../platform/database/tenant-db.js';
import type { WorkTable } from '../../platform/database/work-tables.js';
import { FOREIGN_KEY_VIOLATION, sqlState } from '../../platform/errors/database-fault.js';
import { WorkEvents } from '../../platform/work-events/work-events.js';
import { TenancyRepository } from '../tenancy/index.js';
import { NotConfirmed } from './reset.errors.js';
import { ResetRepository, type Counts } from './reset.repository.js';

export const TABLES_TO_CLEAR = Symbol('tables to clear');
export const BATCH = 5_000;
/** How often agents that go on working may put a row below one that is about to go. */
const MOST_ROUNDS = 20;

/**
 * Starts a tenant over: deletes the work of every workspace and keeps people, places and tokens, so
 * that agents stay connected. Each batch and its count are one transaction of one workspace; a reset
 * that was cut off anywhere is finished by calling it again.
 */
@Injectable()
export class ResetService {
  constructor(
    private readonly db: TenantDb,
    private readonly resets: ResetRepository,
    private readonly places: TenancyRepository,
    private readonly events: WorkEvents,
    private readonly ids: Ids,
    private readonly clock: Clock,
    @Inject(TABLES_TO_CLEAR) private readonly tables: readonly WorkTable[],
  ) {}

  async reset(actor: Actor, confirm: string): Promise<ResetReply> {
    requireAdmin(actor);
    const { id, workspaceIds } = await this.begin(actor, confirm);
    for (const workspaceId of workspaceIds) {
      await this.clear({ tenantId: actor.tenantId, workspaceId }, id);
    }
    return { deleted: await this.finish(actor, id, workspaceIds) };
  }

  private begin(actor: Actor, confirm: string) {
    const begun = { id: this.ids.next('reset'), by: actor.developerId, now: this.clock.now() };
    return this.db.within(actor, async (tx) => {
      const tenant = await this.places.tenant(tx);
      if (tenant?.name !== confirm) throw new NotConfirmed();
      const id = await this.resets.begin(tx, begun);
      return { id, workspaceIds: await this.places.workspaceIds(tx) };
    });
  }

  private async clear(place: { tenantId: string; workspaceId: string }, id: string) {
    for (let round = 1; ; round += 1) {
      try {
        for (const table of this.tables) await this.empty(place, id, table);
        return;
      } catch (fault) {
        if (sqlState(fault) !== FOREIGN_KEY_VIOLATION || round === MOST_ROUNDS) throw fault;
      }
    }
  }

  private async empty(
    place: { tenantId: string; workspaceId: string },
    id: string,
    table: WorkTable,
  ): Promise<void> {
    for (let deleted = BATCH; deleted === BATCH;) {
      deleted = await this.db.within(place, async (tx) => {
        if (!(await this.resets.hold(tx, id))) return 0;
        const gone = await this.resets.deleteSome(tx, table, BATCH);
        if (gone > 0) await this.resets.count(tx, id, table, gone);
        return gone;
      });
    }
  }

  private finish(actor: Actor, id: string, workspaceIds: readonly string[]): Promise<Counts> {
    return this.db.within(actor, async (tx) => {
      const ended = await this.resets.finish(tx, id, this.clock.now());
      const deleted = this.ofEveryTable(ended ?? (await this.resets.counts(tx, id)));
      if (ended) {
        await this.resets.wake(tx, workspaceIds, this.topics());
        await this.events.record(tx, actor, {
          type: 'workspace.data_reset',
          subject: { type: 'tenant', id: tx.tenantId },
          payload: { deleted },
        });
      }
      return deleted;
    });
  }

  private topics(): string[] {
    return [...new Set(this.tables.flatMap(({ topic }) => topic ?? []))];
  }

  private ofEveryTable(counts: Counts): Counts {
    return Object.fromEntries(this.tables.map(({ name }) => [name, counts[name] ?? 0]));
  }
}
