import type { LentConnection } from './lent-connection.js';
import type { SqlValue } from './sql-value.js';
import type { Tenancy } from './tenancy.js';

/**
 * One open transaction of one tenant. Only `TenantDb` makes it, so a repository method that takes a
 * `TenantTx` cannot run outside its tenant's row-level security.
 */
export class TenantTx {
  constructor(
    private readonly connection: LentConnection,
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
    return (await this.connection.query(sql, values)).rows as Row[];
  }

  async first<Row>(sql: string, values: readonly SqlValue[] = []): Promise<Row | undefined> {
    return (await this.query<Row>(sql, values))[0];
  }

  /** Runs a statement and answers how many rows it touched. */
  async run(sql: string, values: readonly SqlValue[] = []): Promise<number> {
    return (await this.connection.query(sql, values)).rowCount ?? 0;
  }

  /**
   * Writes something whose answer nobody needs: it leaves together with the next statement, or with the
   * commit. If it fails, the whole transaction does, and its caller hears why.
   */
  write(sql: string, values: readonly SqlValue[] = []): void {
    this.connection.sendOff(sql, values);
  }
}
