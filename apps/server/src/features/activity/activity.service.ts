import {
  DEFAULT_PAGE_SIZE,
  EXPORT_MAX_ROWS,
  type ActivityEntry,
  type ActivityReply,
} from '@covibe/contracts';
import type { ActivityFilter } from '@covibe/contracts/dto';
import { Injectable } from '@nestjs/common';
import type { Actor } from '../../platform/auth/actor.js';
import { BrowserDoor } from '../../platform/auth/browser-door.js';
import { pageOf, readCursor, type Cursor } from '../../platform/database/cursor.js';
import { TenantDb } from '../../platform/database/tenant-db.js';
import { NotSignedIn } from '../../platform/errors/app-error.js';
import { entryOf, type EventRow } from './activity-row.js';
import { ActivityRepository } from './activity.repository.js';

const EXPORT_PAGE = 1_000;

/** The timeline: pages of it for reading, and all of a filter for taking along. */
@Injectable()
export class Activity {
  constructor(
    private readonly db: TenantDb,
    private readonly repository: ActivityRepository,
    private readonly browsers: BrowserDoor,
  ) {}

  async page(actor: Actor, filter: ActivityFilter): Promise<ActivityReply> {
    const limit = filter.limit ?? DEFAULT_PAGE_SIZE;
    const found = await this.read(actor, filter, {
      after: readCursor(filter.cursor),
      limit: limit + 1,
    });
    const { rows, next_cursor } = pageOf(found, limit, placeOf);
    return { entries: rows.map((row) => entryOf(row, actor.developerId)), next_cursor };
  }

  /**
   * Page after page in transactions of their own, so that a long export holds nothing open. Whoever
   * signed out or was removed meanwhile gets no further page: the download breaks off.
   */
  async *everything(actor: Actor, filter: ActivityFilter): AsyncGenerator<ActivityEntry> {
    let after: Cursor | undefined;
    for (let sent = 0; sent < EXPORT_MAX_ROWS;) {
      const limit = Math.min(EXPORT_PAGE, EXPORT_MAX_ROWS - sent);
      const rows = await this.read(actor, filter, { after, limit });
      for (const row of rows) yield entryOf(row, actor.developerId);
      const last = rows.at(-1);
      if (!last || rows.length < limit) return;
      if (!(await this.browsers.isStill(actor))) throw new NotSignedIn();
      after = placeOf(last);
      sent += rows.length;
    }
  }

  private read(
    actor: Actor,
    { person, agent, repo, kind, from, to }: ActivityFilter,
    place: { after: Cursor | undefined; limit: number },
  ): Promise<EventRow[]> {
    const query = { viewerId: actor.developerId, person, agent, repo, kind, from, to, ...place };
    return this.db.within(actor, (tx) => this.repository.page(tx, query));
  }
}

function placeOf(row: EventRow): Cursor {
  return { at: row.occurred_at, id: row.id };
}
