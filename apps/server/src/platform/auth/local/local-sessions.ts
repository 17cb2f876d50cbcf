import { createHash, randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { Clock } from '../../clock/clock.js';
import type { TenantTx } from '../../database/tenant-tx.js';
import { AuthChanges } from '../auth-changes.js';
import { Cookies } from '../cookies.js';
import { LocalSessionsRepository } from './local-sessions.repository.js';

const DAYS_KEPT = 30;
const DAY_SECONDS = 86_400;

/** Opens and ends the sessions of local-dev mode. The cookie holds a key, the table its hash. */
@Injectable()
export class LocalSessions {
  constructor(
    private readonly repository: LocalSessionsRepository,
    private readonly changes: AuthChanges,
    private readonly cookies: Cookies,
    private readonly clock: Clock,
  ) {}

  /** Opens a session inside the caller's transaction; give the key to `hand` once that committed. */
  async open(tx: TenantTx, developerId: string): Promise<string> {
    const key = randomBytes(32).toString('base64url');
    const now = this.clock.now();
    const expiresAt = new Date(now.getTime() + DAYS_KEPT * DAY_SECONDS * 1000);
    await this.repository.insert(tx, { keyHash: sessionHash(key), developerId, now, expiresAt });
    return key;
  }

  hand(reply: FastifyReply, key: string, tenantId: string): void {
    this.cookies.set(reply, 'covibe_session', key, DAYS_KEPT * DAY_SECONDS);
    this.cookies.set(reply, 'covibe_tenant', tenantId, DAYS_KEPT * DAY_SECONDS);
  }

  async end(tx: TenantTx, key: string, developerId: string): Promise<void> {
    await this.repository.end(tx, sessionHash(key), this.clock.now());
    await this.changes.changed(tx, developerId);
  }
}

export function sessionHash(key: string): string {
  return createHash('sha256').update(key).digest('hex');
}
