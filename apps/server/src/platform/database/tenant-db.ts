import { Injectable } from '@nestjs/common';
import pg from 'pg';
import { Connections } from './connections.js';
import type { Tenancy } from './tenancy.js';
import { TenantTx } from './tenant-tx.js';

/** The only way to tenant data: one use case, one transaction, one tenant. */
@Injectable()
export class TenantDb {
  constructor(private readonly connections: Connections) {}

  async within<T>(tenancy: Tenancy, work: (tx: TenantTx) => Promise<T>): Promise<T> {
    return this.connections.transaction(
      (connection) => work(new TenantTx(connection, tenancy)),
      enter(tenancy),
    );
  }

  /** For a few statements that do not wait for one another: all of it is one way there and back. */
  async atOnce<T>(tenancy: Tenancy, work: (tx: TenantTx) => Promise<T>): Promise<T> {
    return this.connections.transactionAtOnce(
      (connection) => work(new TenantTx(connection, tenancy)),
      enter(tenancy),
    );
  }
}

/** Goes out together with `begin`: one way to the database and back instead of two. */
function enter({ tenantId, workspaceId }: Tenancy): string {
  const workspace = workspaceId ? pg.escapeLiteral(workspaceId) : 'null';
  return `select app.enter(${pg.escapeLiteral(tenantId)}, ${workspace})`;
}
