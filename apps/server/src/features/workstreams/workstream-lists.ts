import {
  DEFAULT_PAGE_SIZE,
  type TaskStatus,
  type WorkstreamHistoryReply,
  type WorkstreamReply,
  type WorkstreamsReply,
} from '@covibe/contracts';
import type { WorkstreamFilter } from '@covibe/contracts/dto';
import { Injectable } from '@nestjs/common';
import type { Actor } from '../../platform/auth/actor.js';
import { pageOf, readCursor } from '../../platform/database/cursor.js';
import { TenantDb } from '../../platform/database/tenant-db.js';
import type { TenantTx } from '../../platform/database/tenant-tx.js';
import { SubjectHistory } from '../activity/index.js';
import { statusesOf } from '../overlap/index.js';
import { LinkedWorkRepository } from './linked-work.repository.js';
import { WorkstreamChanges } from './workstream-changes.js';
import { NO_WORK, workstreamReply, type WorkstreamRow } from './workstream-row.js';
import { WorkstreamsRepository } from './workstreams.repository.js';

const HISTORY_LENGTH = 100;

/** Reads workstreams: pages of a filter, and one with its history. */
@Injectable()
export class WorkstreamLists {
  constructor(
    private readonly db: TenantDb,
    private readonly repository: WorkstreamsRepository,
    private readonly linked: LinkedWorkRepository,
    private readonly changes: WorkstreamChanges,
    private readonly history: SubjectHistory,
  ) {}

  async page(actor: Actor, filter: WorkstreamFilter): Promise<WorkstreamsReply> {
    const limit = filter.limit ?? DEFAULT_PAGE_SIZE;
    return this.db.within(actor, async (tx) => {
      const found = await this.repository.page(tx, {
        statuses: statusesOf(filter.status),
        viewerId: actor.developerId,
        owner: filter.owner,
        words: filter.q,
        after: readCursor(filter.cursor),
        limit: limit + 1,
      });
      const { rows, next_cursor } = pageOf(found, limit, (row) => ({
        at: row.updated_at,
        id: row.id,
      }));
      return { workstreams: await this.withWork(tx, actor, rows), next_cursor };
    });
  }

  async show(actor: Actor, id: string): Promise<WorkstreamHistoryReply> {
    return this.db.within(actor, async (tx) => {
      const workstream = await this.changes.shown(tx, actor, id);
      return { workstream, events: await this.history.of(tx, actor, id, HISTORY_LENGTH) };
    });
  }

  /** Those that changed last, for the team at a glance. */
  async latest(
    tx: TenantTx,
    actor: Actor,
    { statuses, limit }: { statuses: readonly TaskStatus[]; limit: number },
  ): Promise<WorkstreamReply[]> {
    const rows = await this.repository.page(tx, { statuses, viewerId: actor.developerId, limit });
    return this.withWork(tx, actor, rows);
  }

  private async withWork(
    tx: TenantTx,
    actor: Actor,
    rows: readonly WorkstreamRow[],
  ): Promise<WorkstreamReply[]> {
    const work = await this.linked.of(
      tx,
      rows.map(({ id }) => id),
    );
    return rows.map((row) => workstreamReply(row, work.get(row.id) ?? NO_WORK, actor.developerId));
  }
}
