import { Injectable } from '@nestjs/common';
import type { TenantTx } from '../../platform/database/tenant-tx.js';
import { sqlState } from '../../platform/errors/database-fault.js';

const LOCK_NOT_HAD = '55P03';
const LONGEST_WAIT = '2s';

@Injectable()
export class StartGateRepository {
  /**
   * One beginning at a time in a workspace, until the transaction ends. Whoever cannot have their
   * turn in time goes on without: better two of a kind than nobody who works.
   */
  async turn(tx: TenantTx): Promise<boolean> {
    await tx.run('savepoint overlap_turn');
    try {
      await tx.run(
        `select set_config('lock_timeout', $2, true), pg_advisory_xact_lock(hashtextextended($1, 0))`,
        [`overlap:${tx.workspaceId}`, LONGEST_WAIT],
      );
    } catch (fault) {
      if (sqlState(fault) !== LOCK_NOT_HAD) throw fault;
      await tx.run('rollback to savepoint overlap_turn; release savepoint overlap_turn');
      return false;
    }
    await tx.run('release savepoint overlap_turn; set local lock_timeout to default');
    return true;
  }
}
