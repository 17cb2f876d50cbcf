import { Injectable } from '@nestjs/common';
import type { TenantTx } from '../../platform/database/tenant-tx.js';
import { sqlState } from '../../platform/errors/database-fault.js';

const OUT_OF_TIME = '57014';
const LONGEST_WAIT_MS = 2_000;

@Injectable()
export class StartGateRepository {
  /**
   * One beginning at a time for each of these keys, until the transaction ends. They are taken in the
   * order in which they are given. Whoever cannot have their turn in time goes on without: better two
   * of a kind than nobody who works.
   */
  async turn(tx: TenantTx, keys: readonly number[]): Promise<boolean> {
    const asked = [
      tx.run(`savepoint overlap_turn; set local statement_timeout = ${LONGEST_WAIT_MS}`),
      tx.run('select pg_advisory_xact_lock(hashtext($1), key) from unnest($2::integer[]) as key', [
        `overlap:${tx.workspaceId}`,
        keys,
      ]),
      tx.run('release savepoint overlap_turn; set local statement_timeout to default'),
    ];
    try {
      await Promise.all(asked);
      return true;
    } catch (fault) {
      if (sqlState(fault) !== OUT_OF_TIME) throw fault;
      await Promise.allSettled(asked);
      await tx.run('rollback to savepoint overlap_turn; release savepoint overlap_turn');
      return false;
    }
  }
}
