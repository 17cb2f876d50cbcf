import {
  DEFAULT_PAGE_SIZE,
  WARNING_STATUSES,
  type OverlapWarningReply,
  type OverlapWarningsReply,
  type WarningStatus,
} from '@covibe/contracts';
import type { OverlapWarningFilter } from '@covibe/contracts/dto';
import { Injectable } from '@nestjs/common';
import type { Actor } from '../../platform/auth/actor.js';
import { pageOf, readCursor } from '../../platform/database/cursor.js';
import { TenantDb } from '../../platform/database/tenant-db.js';
import { InvalidRequest } from '../../platform/errors/app-error.js';
import { NoSuchWarning } from './overlap.errors.js';
import { WarningListsRepository } from './warning-lists.repository.js';
import { WarningViews } from './warning-views.js';

const PENDING: readonly WarningStatus[] = ['open', 'confirmed'];

/** Reads overlap warnings: pages of them, and one. */
@Injectable()
export class WarningLists {
  constructor(
    private readonly db: TenantDb,
    private readonly repository: WarningListsRepository,
    private readonly views: WarningViews,
  ) {}

  page(actor: Actor, filter: OverlapWarningFilter): Promise<OverlapWarningsReply> {
    const limit = filter.limit ?? DEFAULT_PAGE_SIZE;
    const query = {
      statuses: statusesIn(filter.status),
      after: readCursor(filter.cursor),
      limit: limit + 1,
    };
    return this.db.within(actor, async (tx) => {
      const found = await this.repository.page(tx, query);
      const shown = await this.views.shown(tx, actor, found);
      const { rows, next_cursor } = pageOf(shown, limit, ({ created_at, id }) => ({
        at: new Date(created_at),
        id,
      }));
      return { warnings: rows, open_count: await this.repository.openCount(tx), next_cursor };
    });
  }

  show(actor: Actor, id: string): Promise<OverlapWarningReply> {
    return this.db.within(actor, async (tx) => {
      const row = await this.repository.find(tx, id);
      const [shown] = await this.views.shown(tx, actor, row ? [row] : []);
      if (!shown) throw new NoSuchWarning();
      return shown;
    });
  }
}

function statusesIn(text: string | undefined): readonly WarningStatus[] {
  if (text === undefined) return PENDING;
  const words = text.split(',');
  const known = WARNING_STATUSES.filter((status) => words.includes(status));
  if (known.length === words.length) return known;
  throw new InvalidRequest(`status must hold words of: ${WARNING_STATUSES.join(', ')}.`, 'status');
}
