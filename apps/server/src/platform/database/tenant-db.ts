import { Injectable } from '@nestjs/common';
import { DataSource, type QueryRunner } from 'typeorm';
import type { Tenancy } from './tenancy.js';
import { TenantTx } from './tenant-tx.js';

/** The only way to tenant data: one use case, one transaction, one tenant. */
@Injectable()
export class TenantDb {
  constructor(private readonly source: DataSource) {}

  async within<T>(tenancy: Tenancy, work: (tx: TenantTx) => Promise<T>): Promise<T> {
    const runner = this.source.createQueryRunner();
    try {
      await runner.startTransaction();
      await runner.query('select app.enter($1, $2)', [
        tenancy.tenantId,
        tenancy.workspaceId ?? null,
      ]);
      const result = await work(new TenantTx(runner, tenancy));
      await runner.commitTransaction();
      return result;
    } catch (error) {
      await abandon(runner);
      throw error;
    } finally {
      await runner.release();
    }
  }
}

/** A broken connection cannot roll back; the first error is the one worth telling. */
async function abandon(runner: QueryRunner): Promise<void> {
  if (!runner.isTransactionActive) return;
  await runner.rollbackTransaction().catch(() => undefined);
}
