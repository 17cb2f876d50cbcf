import { Injectable } from '@nestjs/common';
import type { TenantTx } from '../database/tenant-tx.js';

export const AUTH_CHANNEL = 'covibe_auth';

/** Whose rights changed. */
export interface AuthChange {
  tenantId: string;
  developerId: string;
}

/**
 * Tells every server process, at commit, that a developer's rights changed: a session ended, a
 * membership, role or token was altered. They drop what they remember and look at open streams again.
 */
@Injectable()
export class AuthChanges {
  async changed(tx: TenantTx, developerId: string): Promise<void> {
    const change: AuthChange = { tenantId: tx.tenantId, developerId };
    await tx.query('select pg_notify($1, $2)', [AUTH_CHANNEL, JSON.stringify(change)]);
  }
}
