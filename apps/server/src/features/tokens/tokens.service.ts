import {
  MAX_PAGE_SIZE,
  type CreatedTokenReply,
  type CreateToken,
  type TokenReply,
  type TokensReply,
} from '@covibe/contracts';
import { Injectable } from '@nestjs/common';
import type { Actor } from '../../platform/auth/actor.js';
import { AuthChanges } from '../../platform/auth/auth-changes.js';
import { Clock } from '../../platform/clock/clock.js';
import { TenantDb } from '../../platform/database/tenant-db.js';
import { WorkEvents } from '../../platform/work-events/work-events.js';
import { shownTo } from '../members/index.js';
import { placeName } from '../tenancy/index.js';
import { Minting } from './minting.js';
import { tokenState } from './token-state.js';
import { UnknownToken } from './tokens.errors.js';
import { TokensRepository, type TokenRow } from './tokens.repository.js';

/** Tokens by which a developer's agents and machines come in. Only people make and revoke them. */
@Injectable()
export class TokensService {
  constructor(
    private readonly db: TenantDb,
    private readonly tokens: TokensRepository,
    private readonly changes: AuthChanges,
    private readonly events: WorkEvents,
    private readonly minting: Minting,
    private readonly clock: Clock,
  ) {}

  async list(actor: Actor, offset: number): Promise<TokensReply> {
    const page = { offset, limit: MAX_PAGE_SIZE + 1 };
    const rows = await this.db.within(actor, (tx) => this.tokens.page(tx, viewerOf(actor), page));
    return {
      tokens: rows.slice(0, MAX_PAGE_SIZE).map((row) => this.reply(actor, row)),
      next_cursor: rows.length > MAX_PAGE_SIZE ? String(offset + MAX_PAGE_SIZE) : null,
    };
  }

  async create(actor: Actor, wish: CreateToken): Promise<CreatedTokenReply> {
    const name = wish.name === undefined ? undefined : placeName(wish.name, 'name');
    return this.db.within(actor, async (tx) => {
      await this.minting.requireRoom(tx, actor.developerId, 1);
      const made = await this.minting.mint(tx, {
        developerId: actor.developerId,
        name,
        agentType: wish.agent_type,
        ...(wish.expires_in_days === undefined ? {} : { days: wish.expires_in_days }),
      });
      await this.events.record(tx, actor, {
        type: 'token.created',
        subject: { type: 'token', id: made.id },
        payload: { agent_type: wish.agent_type ?? null, expires_at: made.expiresAt.toISOString() },
      });
      const row = await this.tokens.one(tx, viewerOf(actor), made.id);
      if (!row) throw new UnknownToken();
      return { token: made.token, details: this.reply(actor, row) };
    });
  }

  /** By its owner or an admin. Revoking twice is fine: the token is as dead as it was. */
  async revoke(actor: Actor, id: string): Promise<void> {
    await this.db.within(actor, async (tx) => {
      const row = await this.tokens.one(tx, viewerOf(actor), id);
      if (!row) throw new UnknownToken();
      const by = { by: actor.developerId, now: this.clock.now() };
      if (!(await this.tokens.revoke(tx, id, by))) return;
      await this.changes.changed(tx, row.owner_id);
      await this.events.record(tx, actor, {
        type: 'token.revoked',
        subject: { type: 'token', id },
      });
    });
  }

  private reply(actor: Actor, row: TokenRow): TokenReply {
    const owner = shownTo(actor.developerId, {
      id: row.owner_id,
      name: row.owner_name,
      handle: row.owner_handle,
      visibility: row.owner_visibility,
      avatar_url: null,
    });
    return {
      id: row.id,
      name: row.name,
      last_four: row.last_four,
      agent_type: row.agent_type,
      owner: owner.handle,
      is_mine: row.owner_id === actor.developerId,
      state: tokenState(row, this.clock.now()),
      created_at: row.created_at.toISOString(),
      expires_at: row.expires_at.toISOString(),
      last_used_at: row.last_used_at?.toISOString() ?? null,
    };
  }
}

function viewerOf(actor: Actor): { id: string; seesAll: boolean } {
  return { id: actor.developerId, seesAll: actor.role === 'admin' };
}
