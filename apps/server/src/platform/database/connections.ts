import { Injectable } from '@nestjs/common';
import type { Pool, PoolClient, QueryConfig, QueryResult, QueryResultRow } from 'pg';
import { DataSource } from 'typeorm';
import { ANSWER_MS } from './data-source-options.js';

/** Values that may be bound to a statement. */
export type SqlValue = string | number | boolean | Date | null | readonly string[] | object;

/** The connection of an open transaction; it answers nothing once that transaction is over. */
export class LentConnection {
  private over = false;

  constructor(private readonly client: PoolClient) {}

  query<Row extends QueryResultRow>(
    sql: string,
    values: readonly SqlValue[] = [],
  ): Promise<QueryResult<Row>> {
    // By then somebody else, perhaps of another tenant, works on this connection.
    if (this.over) return Promise.reject(new Error('this transaction is over'));
    return this.client.query<Row>(sql, [...values]);
  }

  takeBack(): void {
    this.over = true;
  }
}

const ROLLBACK = shortly('rollback');
/** In a burst, the longest wait for a connection while the others come and go. */
const BURST_MS = 10_000;
/** Whoever was answered so shortly ago shows that the database is there. */
const ALIVE_MS = 1_000;

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
  /** When the database gave its last sign of life. */
  private answeredAt = 0;

  constructor(source: DataSource) {
    this.pool = (source.driver as unknown as { master: Pool }).master;
  }

  async query<Row extends QueryResultRow>(
    sql: string,
    values: readonly SqlValue[] = [],
  ): Promise<Row[]> {
    return this.lend(async ({ client }) => (await client.query<Row>(sql, [...values])).rows);
  }

  /**
   * Runs the work between `begin` and `commit`; whatever it throws takes everything back. What every
   * transaction of a kind says first can be `opening`, which travels together with `begin`.
   */
  async transaction<T>(work: (connection: LentConnection) => Promise<T>, opening = ''): Promise<T> {
    return this.lend(async (loan) => {
      const lent = new LentConnection(loan.client);
      try {
        // The first statement finds out whether the other side still answers, so it waits briefly.
        await loan.client.query(shortly(`begin;${opening}`));
        this.answeredAt = Date.now();
        const result = await work(lent);
        await commit(loan.client);
        this.answeredAt = Date.now();
        return result;
      } catch (fault) {
        await takeBackChanges(loan, fault);
        throw fault;
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
      if (isUnanswered(fault)) loan.fault = fault;
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

/** PostgreSQL answers `commit` without a fault even when an earlier, hidden one undid everything. */
async function commit(client: PoolClient): Promise<void> {
  const { command } = await client.query('commit');
  if (command !== 'COMMIT') {
    throw new Error('a statement of this transaction failed unnoticed, so nothing was written');
  }
}

async function takeBackChanges(loan: Loan, fault: unknown): Promise<void> {
  if (isUnanswered(fault)) return;
  await loan.client.query(ROLLBACK).catch((second: Error) => (loan.fault = second));
}

/** The driver gave up waiting: the statement may still run on the other side. */
function isUnanswered(fault: unknown): fault is Error {
  return fault instanceof Error && fault.message === 'Query read timeout';
}
