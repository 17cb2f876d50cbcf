import { DEFAULT_PAGE_SIZE, type MessagesReply } from '@covibe/contracts';
import type { MessageFilter, ReadInbox } from '@covibe/contracts/dto';
import { Injectable } from '@nestjs/common';
import type { Actor } from '../../platform/auth/actor.js';
import { Clock } from '../../platform/clock/clock.js';
import { pageOf, readCursor } from '../../platform/database/cursor.js';
import { TenantDb } from '../../platform/database/tenant-db.js';
import { messageReply } from './message-row.js';
import { MessageListsRepository } from './message-lists.repository.js';

/** Reads messages: what waits for a developer, what is open, what they wrote and were sent. */
@Injectable()
export class Inbox {
  constructor(
    private readonly db: TenantDb,
    private readonly lists: MessageListsRepository,
    private readonly clock: Clock,
  ) {}

  read(actor: Actor, page: ReadInbox = {}): Promise<MessagesReply> {
    return this.page(actor, page, 'inbox');
  }

  list(actor: Actor, { view = 'open', ...page }: MessageFilter): Promise<MessagesReply> {
    return this.page(actor, page, view);
  }

  private async page(
    actor: Actor,
    { limit = DEFAULT_PAGE_SIZE, cursor }: { limit?: number; cursor?: string },
    view: 'inbox' | 'open' | 'mine',
  ): Promise<MessagesReply> {
    const viewerId = actor.developerId;
    const now = this.clock.now();
    const after = readCursor(cursor);
    return this.db.within(actor, async (tx) => {
      const found = await this.lists[view](tx, { viewerId, now, after, limit: limit + 1 });
      const unread = await this.lists.unread(tx, viewerId, now);
      const { rows, next_cursor } = pageOf(found, limit, ({ created_at, id }) => {
        return { at: created_at, id };
      });
      return { messages: rows.map((row) => messageReply(row, viewerId, now)), unread, next_cursor };
    });
  }
}
