import { Injectable } from '@nestjs/common';
import { Connections } from './connections.js';
import type { Tenancy } from './tenancy.js';
import { TenantTx } from './tenant-tx.js';

/** The only way to tenant data: one use case, one transaction, one tenant. */
@Injectable()
export class TenantDb {
  constructor(private readonly connections: Connections) {}

  async within<T>(tenancy: Tenancy, work: (tx: TenantTx) => Promise<T>): Promise<T> {
    return this.connections.transaction(async (connection) => {
      await connection.query('select app.enter($1, $2)', [
        tenancy.tenantId,
        tenancy.workspaceId ?? null,
      ]);
      return work(new TenantTx(connection, tenancy));
    });
  }
}
