import { Injectable, Logger } from '@nestjs/common';
import { Connections } from '../database/connections.js';
import { SystemDb } from '../database/system-db.js';
import { TenantDb } from '../database/tenant-db.js';
import type { TenantTx } from '../database/tenant-tx.js';

/**
 * Work on a schedule that many servers share: whoever gets the transaction's advisory lock does it,
 * the others pass. A job chooses workspaces first and works inside each one's own transaction.
 */
@Injectable()
export class Jobs {
  private readonly logger = new Logger(Jobs.name);

  constructor(
    private readonly connections: Connections,
    private readonly system: SystemDb,
    private readonly tenants: TenantDb,
  ) {}

  /** Answers whether this process was the one that did it. */
  async once(name: string, work: () => Promise<void>): Promise<boolean> {
    try {
      return await this.connections.transaction(async (holder) => {
        const lock = await holder.query<{ mine: boolean }>(
          'select pg_try_advisory_xact_lock(hashtext($1)) as mine',
          [`job:${name}`],
        );
        if (!lock.rows[0]?.mine) return false;
        // The holder idles while the work runs in transactions of its own.
        await holder.query('set local idle_in_transaction_session_timeout = 0');
        await work();
        return true;
      });
    } catch (fault) {
      this.logger.warn({ err: fault, job: name }, 'a job failed and will be tried again');
      return false;
    }
  }

  async inEachWorkspace(name: string, work: (tx: TenantTx) => Promise<void>): Promise<boolean> {
    return this.once(name, async () => {
      for await (const workspace of this.system.workspaces()) {
        await this.tenants.within(workspace, work);
      }
    });
  }
}
