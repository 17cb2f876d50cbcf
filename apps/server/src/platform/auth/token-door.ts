import { Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { SystemDb } from '../database/system-db.js';
import type { Actor } from './actor.js';
import { TokenRefused } from './auth.errors.js';
import { ShortMemory } from './short-memory.js';
import { isWellFormedToken, tokenHash } from './tokens/token-format.js';
import { TokenUse } from './tokens/token-use.js';

const BEARER = /^Bearer +(\S+)$/i;

/** How agents come in: a `cv_` token in the Authorization header, and nowhere else. */
@Injectable()
export class TokenDoor {
  private readonly memory = new ShortMemory<Actor | undefined>();

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
      throw new TokenRefused(
        'This agent token is mistyped or cut. Copy it whole, or make a new one.',
      );
    }
    const hash = tokenHash(token);
    const actor = await this.memory.get(hash, () => this.system.agentActor(hash));
    if (!actor || (actor.endsAt && actor.endsAt.getTime() <= Date.now())) {
      throw new TokenRefused(
        'This agent token is unknown, expired or revoked. Make a new one in Settings or with `covibe-local setup`.',
      );
    }
    this.use.seen(actor);
    return actor;
  }

  forget(): void {
    this.memory.forget();
  }
}
