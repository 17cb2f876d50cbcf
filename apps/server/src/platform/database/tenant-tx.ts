import type { QueryRunner } from 'typeorm';
import type { Tenancy } from './tenancy.js';

/** Values that may be bound to a statement. */
export type SqlValue = string | number | boolean | Date | null | readonly string[] | object;

/**
 * One open transaction of one tenant. Only `TenantDb` makes it, so a repository method that takes a
 * `TenantTx` cannot run outside its tenant's row-level security.
 */
export class TenantTx {
  constructor(
    private readonly runner: QueryRunner,
    readonly tenancy: Tenancy,
  ) {}

  get tenantId(): string {
    return this.tenancy.tenantId;
  }

  /** For the explicit `where workspace_id = $1` of every query; refuses where none was chosen. */
  get workspaceId(): string {
    const { workspaceId } = this.tenancy;
    if (!workspaceId) throw new Error('this transaction has no workspace');
    return workspaceId;
  }

  async query<Row>(sql: string, values: readonly SqlValue[] = []): Promise<Row[]> {
    const result = await this.runner.query(sql, [...values], true);
    return result.records as Row[];
  }

  async first<Row>(sql: string, values: readonly SqlValue[] = []): Promise<Row | undefined> {
    return (await this.query<Row>(sql, values))[0];
  }

  /** Runs a statement and answers how many rows it touched. */
  async run(sql: string, values: readonly SqlValue[] = []): Promise<number> {
    const result = await this.runner.query(sql, [...values], true);
    return result.affected ?? 0;
  }
}
