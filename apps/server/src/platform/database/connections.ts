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

/** Statements that are answered at once or not at all. */
const BEGIN = shortly('begin');
const ROLLBACK = shortly('rollback');

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

  constructor(source: DataSource) {
    this.pool = (source.driver as unknown as { master: Pool }).master;
  }

  async query<Row extends QueryResultRow>(
    sql: string,
    values: readonly SqlValue[] = [],
  ): Promise<Row[]> {
    return this.lend(async ({ client }) => (await client.query<Row>(sql, [...values])).rows);
  }

  /** Runs the work between `begin` and `commit`; whatever it throws takes everything back. */
  async transaction<T>(work: (connection: LentConnection) => Promise<T>): Promise<T> {
    return this.lend(async (loan) => {
      // The first statement finds out whether the other side still answers, so it waits briefly.
      await loan.client.query(BEGIN);
      const lent = new LentConnection(loan.client);
      try {
        const result = await work(lent);
        await commit(loan.client);
        return result;
      } catch (fault) {
        await takeBackChanges(loan, fault);
        throw fault;
      } finally {
        lent.takeBack();
      }
    });
  }

  private async lend<T>(work: (loan: Loan) => Promise<T>): Promise<T> {
    const loan: Loan = { client: await this.pool.connect() };
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
