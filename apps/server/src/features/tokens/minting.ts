import { TOKEN_DAYS_DEFAULT, type AgentType } from '@covibe/contracts';
import { Injectable } from '@nestjs/common';
import { mintToken, tokenHash } from '../../platform/auth/tokens/token-format.js';
import { Clock } from '../../platform/clock/clock.js';
import { Ids } from '../../platform/clock/ids.js';
import type { TenantTx } from '../../platform/database/tenant-tx.js';
import { TooManyTokens } from './tokens.errors.js';
import { TokensRepository } from './tokens.repository.js';

const DAY_MS = 86_400_000;
/** More than any machine park of one person needs, few enough to look through. */
const MOST_USABLE = 100;

interface Wish {
  developerId: string;
  name: string | undefined;
  agentType: AgentType | undefined;
  /** The approval it was made for, by which it is revoked together with its like. */
  grantId?: string;
  days?: number;
}

/** Makes tokens inside the transaction of whoever decided that there should be some. */
@Injectable()
export class Minting {
  constructor(
    private readonly tokens: TokensRepository,
    private readonly ids: Ids,
    private readonly clock: Clock,
  ) {}

  /** How many tokens of somebody open a door here at present. */
  usable(tx: TenantTx, developerId: string): Promise<number> {
    return this.tokens.usable(tx, developerId, this.clock.now());
  }

  async requireRoom(tx: TenantTx, developerId: string, wanted: number): Promise<void> {
    const usable = await this.usable(tx, developerId);
    if (usable + wanted > MOST_USABLE) throw new TooManyTokens(MOST_USABLE);
  }

  /** Answers the token itself, which is written nowhere. */
  async mint(tx: TenantTx, wish: Wish): Promise<{ id: string; token: string; expiresAt: Date }> {
    const { days = TOKEN_DAYS_DEFAULT, ...kept } = wish;
    const token = mintToken();
    const now = this.clock.now();
    const id = this.ids.next('tok');
    const expiresAt = new Date(now.getTime() + days * DAY_MS);
    const proof = { hash: tokenHash(token), lastFour: token.slice(-4) };
    await this.tokens.insert(tx, { id, ...kept, ...proof, now, expiresAt });
    return { id, token, expiresAt };
  }
}
