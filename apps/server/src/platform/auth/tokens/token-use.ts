import { Injectable, Logger, type OnModuleDestroy } from '@nestjs/common';
import type { Actor } from '../actor.js';
import { Clock } from '../../clock/clock.js';
import { TenantDb } from '../../database/tenant-db.js';
import { markTokensUsed } from './token-use.repository.js';

const MINUTE_MS = 60_000;
const WRITE_AFTER_MS = 500;

/**
 * Notes when a token was last used: at most once a minute a token, gathered and written after the
 * answers have left.
 */
@Injectable()
export class TokenUse implements OnModuleDestroy {
  private readonly logger = new Logger(TokenUse.name);
  private readonly noted = new Map<string, number>();
  private waiting = new Map<string, Actor>();
  private timer: NodeJS.Timeout | undefined;

  constructor(
    private readonly db: TenantDb,
    private readonly clock: Clock,
  ) {}

  seen(actor: Actor): void {
    const now = this.clock.now().getTime();
    if (now - (this.noted.get(actor.credential) ?? 0) < MINUTE_MS) return;
    this.noted.set(actor.credential, now);
    this.waiting.set(actor.credential, actor);
    this.timer ??= setTimeout(() => void this.write(), WRITE_AFTER_MS);
  }

  async write(): Promise<void> {
    clearTimeout(this.timer);
    this.timer = undefined;
    const batch = [...this.waiting.values()];
    this.waiting = new Map();
    for (const actors of Map.groupBy(batch, (actor) => actor.workspaceId).values()) {
      const [first] = actors;
      if (!first) continue;
      const ids = actors.map((actor) => actor.credential);
      await this.db
        .within(first, (tx) => markTokensUsed(tx, ids, this.clock.now()))
        .catch((err: unknown) => this.logger.warn({ err }, 'last use of tokens was not noted'));
    }
  }

  async onModuleDestroy(): Promise<void> {
    await this.write();
  }
}
