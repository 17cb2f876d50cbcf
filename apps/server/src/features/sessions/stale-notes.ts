import type { FeedbackNote } from '@covibe/contracts';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { Actor } from '../../platform/auth/actor.js';
import { ShortMemory } from '../../platform/auth/short-memory.js';
import { TenantDb } from '../../platform/database/tenant-db.js';
import { ToolTable } from '../mcp/index.js';
import { SessionsRepository } from './sessions.repository.js';
import { Staleness } from './staleness.js';

/** Tells an agent on its next answer that a session of its developer went silent. */
@Injectable()
export class StaleNotes implements OnModuleInit {
  private readonly memory = new ShortMemory<FeedbackNote[]>();

  constructor(
    private readonly table: ToolTable,
    private readonly db: TenantDb,
    private readonly repository: SessionsRepository,
    private readonly staleness: Staleness,
  ) {}

  onModuleInit(): void {
    this.table.noteFrom((actor) =>
      this.memory.get(`${actor.workspaceId}/${actor.developerId}`, () => this.notes(actor)),
    );
  }

  private async notes(actor: Actor): Promise<FeedbackNote[]> {
    const stale = await this.db.atOnce(actor, (tx) =>
      this.repository.staleOf(tx, actor.developerId, this.staleness.before()),
    );
    return stale.map(({ id, last_seen_at }) => ({
      kind: 'stale_session',
      text:
        `Session ${id} gave no sign of life since ${last_seen_at.toISOString()} and shows as stale. ` +
        'Send covibe_session heartbeat if it goes on, or end it.',
    }));
  }
}
