import { Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { SystemDb } from '../database/system-db.js';
import { TooManyRequests } from '../errors/app-error.js';
import { callerNetwork } from '../rate-limit/caller-network.js';
import type { Actor } from './actor.js';
import { TokenRefused } from './auth.errors.js';
import { ShortMemory } from './short-memory.js';
import { RefusedTokens } from './tokens/refused-tokens.js';
import { isWellFormedToken, tokenHash } from './tokens/token-format.js';
import { TokenUse } from './tokens/token-use.js';

/** More than the agents of any server process; beyond it, the memory begins anew. */
const MOST_SERVED = 20_000;
const BEARER = /^Bearer +(\S+)$/i;

/** How agents come in: a `cv_` token in the Authorization header, and nowhere else. */
@Injectable()
export class TokenDoor {
  private readonly memory = new ShortMemory<Actor | undefined>();
  private readonly refused = new RefusedTokens();
  /** Hashes of tokens that were good here: their agents go on while a neighbour is held back. */
  private readonly served = new Set<string>();

  constructor(
    private readonly system: SystemDb,
    private readonly use: TokenUse,
  ) {}

  async actor(request: FastifyRequest): Promise<Actor> {
    const token = BEARER.exec(request.headers.authorization ?? '')?.[1];
    if (!token) {
      throw new TokenRefused(
        'Send an agent token as "Authorization: Bearer cv_…". Make one in Settings or with `covibe-local setup`.',
      );
    }
    if (!isWellFormedToken(token)) {
      this.refuse(request, 'mistyped or cut. Copy it whole, or make a new one.');
    }
    const hash = tokenHash(token);
    const held = this.served.has(hash) ? 0 : this.refused.secondsHeld(callerNetwork(request.ip));
    if (held) throw new TooManyRequests(held);
    const actor = await this.memory.get(hash, () => this.system.agentActor(hash));
    if (!actor || (actor.endsAt && actor.endsAt.getTime() <= Date.now())) {
      this.served.delete(hash);
      this.refuse(
        request,
        'unknown, expired or revoked. Make a new one in Settings or with `covibe-local setup`.',
      );
    }
    this.remember(hash);
    this.use.seen(actor);
    return actor;
  }

  forget(): void {
    this.memory.forget();
  }

  private remember(hash: string): void {
    if (this.served.size >= MOST_SERVED) this.served.clear();
    this.served.add(hash);
  }

  private refuse({ ip }: FastifyRequest, why: string): never {
    const held = this.refused.note(callerNetwork(ip));
    throw held ? new TooManyRequests(held) : new TokenRefused(`This agent token is ${why}`);
  }
}
