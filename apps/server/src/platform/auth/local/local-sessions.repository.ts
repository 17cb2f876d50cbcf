import { Injectable } from '@nestjs/common';
import type { TenantTx } from '../../database/tenant-tx.js';

interface NewSession {
  keyHash: string;
  developerId: string;
  now: Date;
  expiresAt: Date;
}

@Injectable()
export class LocalSessionsRepository {
  async insert(tx: TenantTx, { keyHash, developerId, now, expiresAt }: NewSession): Promise<void> {
    await tx.run(
      `insert into local_sessions (tenant_id, key_hash, developer_id, created_at, expires_at)
       values ($1, $2, $3, $4, $5)`,
      [tx.tenantId, keyHash, developerId, now, expiresAt],
    );
  }

  async end(tx: TenantTx, keyHash: string, now: Date): Promise<void> {
    await tx.run(
      `update local_sessions set ended_at = $3
        where tenant_id = $1 and key_hash = $2 and ended_at is null`,
      [tx.tenantId, keyHash, now],
    );
  }
}
