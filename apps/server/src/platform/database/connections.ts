import { Injectable } from '@nestjs/common';
import type { Pool, PoolClient, QueryConfig, QueryResultRow } from 'pg';
import { DataSource } from 'typeorm';
import { isOutdatedPlan } from '../errors/database-fault.js';
import { ANSWER_MS } from './data-source-options.js';
import { FamiliarStatements } from './familiar-statements.js';
import { LentConnection } from './lent-connection.js';
import type { SqlValue } from './sql-value.js';

/** In a burst, the longest wait for a connection while the others come and go. */
const BURST_MS = 10_000;
/** Whoever was answered so shortly ago shows that the database is there. */
const ALIVE_MS = 1_000;

type Work<T> = (connection: LentConnection) => Promise<T>;

interface Loan {
  readonly client: PoolClient;
  /** Why this connection must not be lent again. */
  fault?: Error;
}

/**
 * The connections of the DataSource, lent for one piece of work at a time. One that stopped
 * answering, or whose transaction could not be ended, is closed instead of lent again: the next
 * borrower would wait for it, or find itself inside somebody else's transaction.
 */
@Injectable()
export class Connections {
  private readonly pool: Pool;
  private readonly familiar = new FamiliarStatements();
  /** When the database gave its last sign of life. */
  private answeredAt = 0;

  constructor(source: DataSource) {
    this.pool = (source.driver as unknown as { master: Pool }).master;
  }

  async query<Row extends QueryResultRow>(
    sql: string,
    values: readonly SqlValue[] = [],
  ): Promise<Row[]> {
    const statement = this.familiar.of(sql, values);
    return this.lend(async ({ client }) => (await client.query<Row>(statement)).rows);
  }

  /**
   * Runs the work between `begin` and `commit`; whatever it throws takes everything back. What every
   * transaction of a kind says first can be `opening`, which travels together with `begin`.
   */
  transaction<T>(work: Work<T>, opening = ''): Promise<T> {
    return this.bracketed(opening, async (lent) => {
      const result = await work(lent);
      await lent.commit();
      return result;
    });
  }

  /**
   * The same for work that asks everything it has to ask at once: the commit leaves with it, so it is
   * one way there and back. What it makes of the answers takes nothing back any more.
   */
  transactionAtOnce<T>(work: Work<T>, opening = ''): Promise<T> {
    return this.bracketed(opening, async (lent) => {
      const [result] = await Promise.all([work(lent), lent.commit()]);
      return result;
    });
  }

  private bracketed<T>(opening: string, work: Work<T>): Promise<T> {
    return this.lend(async (loan) => {
      const lent = new LentConnection(loan.client, this.familiar);
      try {
        // Nobody waits for its answer: the first statement goes out right behind it. It finds out
        // whether the other side still answers, so it has little time.
        const begun = lent.send(shortly(`begin;${opening}`));
        begun.then(() => (this.answeredAt = Date.now())).catch(() => undefined);
        const result = await work(lent);
        this.answeredAt = Date.now();
        return result;
      } catch (fault) {
        const cause = lent.causeOf(fault);
        await takeBackChanges(loan, cause);
        throw cause;
      } finally {
        lent.takeBack();
      }
    });
  }

  /**
   * A database that answers others is there: whoever comes with a crowd waits for longer than the
   * pool would. One that answers nobody is given up at the first time-out.
   */
  private async connection(): Promise<PoolClient> {
    const since = Date.now();
    for (;;) {
      try {
        return await this.pool.connect();
      } catch (fault) {
        const answersOthers = Date.now() - this.answeredAt < ALIVE_MS;
        if (!isLate(fault) || !answersOthers || Date.now() - since > BURST_MS) throw fault;
      }
    }
  }

  private async lend<T>(work: (loan: Loan) => Promise<T>): Promise<T> {
    const loan: Loan = { client: await this.connection() };
    // Without a listener, a connection that dies while it is lent would end the process.
    const dies = (fault: Error) => void (loan.fault = fault);
    loan.client.on('error', dies);
    try {
      return await work(loan);
    } catch (fault) {
      if (isUnanswered(fault) || isOutdatedPlan(fault)) loan.fault = fault as Error;
      throw fault;
    } finally {
      loan.client.off('error', dies);
      loan.client.release(loan.fault);
    }
  }
}

/** No connection came free, or none could be made, in the time that the pool waits. */
function isLate(fault: unknown): boolean {
  return fault instanceof Error && /timeout/.test(fault.message);
}

function shortly(text: string): QueryConfig & { query_timeout: number } {
  return { text, query_timeout: ANSWER_MS };
}

async function takeBackChanges(loan: Loan, fault: unknown): Promise<void> {
  if (isUnanswered(fault)) return;
  await loan.client.query(shortly('rollback')).catch((second: Error) => (loan.fault = second));
}

/** The driver gave up waiting: the statement may still run on the other side. */
function isUnanswered(fault: unknown): fault is Error {
  return fault instanceof Error && fault.message === 'Query read timeout';
}
