import type { PoolClient, QueryConfig, QueryResult, QueryResultRow } from 'pg';
import { sqlState } from '../errors/database-fault.js';
import type { FamiliarStatements } from './familiar-statements.js';
import type { SqlValue } from './sql-value.js';

/** What PostgreSQL says of a statement that follows a failed one. */
const ALREADY_FAILED = '25P02';

/**
 * The connection of an open transaction; it answers nothing once that transaction is over. It is a
 * pipeline: statements that are asked for in the same moment go out together and are answered in their
 * order, so that what does not depend on one another costs one way to the database and back.
 */
export class LentConnection {
  private over = false;
  private lastFault: unknown;
  private readonly sent: Promise<unknown>[] = [];

  constructor(
    private readonly client: PoolClient,
    private readonly familiar: FamiliarStatements,
  ) {}

  query<Row extends QueryResultRow>(
    sql: string,
    values: readonly SqlValue[] = [],
  ): Promise<QueryResult<Row>> {
    return this.ask<Row>(this.familiar.of(sql, values));
  }

  /** Nobody waits for this one: that it failed is heard at the commit, which then writes nothing. */
  send(statement: QueryConfig): Promise<unknown> {
    const answer = this.ask(statement);
    answer.catch(() => undefined);
    this.sent.push(answer);
    return answer;
  }

  /** As `send`, for a statement with values. */
  sendOff(sql: string, values: readonly SqlValue[]): void {
    void this.send(this.familiar.of(sql, values));
  }

  async commit(): Promise<void> {
    const committed = this.ask({ text: 'commit' });
    committed.catch(() => undefined);
    // Whatever came now would be outside of the transaction.
    this.over = true;
    // What failed inside of a savepoint that was taken back is no fault of the whole.
    if ((await committed).command === 'COMMIT') return;
    // PostgreSQL answers it without a fault even when an earlier, hidden one undid everything.
    await Promise.all(this.sent);
    throw new Error('a statement of this transaction failed unnoticed, so nothing was written');
  }

  /** Why a transaction really failed: a statement behind a failed one only says that another did. */
  causeOf(fault: unknown): unknown {
    return sqlState(fault) === ALREADY_FAILED ? (this.lastFault ?? fault) : fault;
  }

  takeBack(): void {
    this.over = true;
  }

  private ask<Row extends QueryResultRow>(statement: QueryConfig): Promise<QueryResult<Row>> {
    // By then somebody else, perhaps of another tenant, works on this connection.
    if (this.over) return Promise.reject(new Error('this transaction is over'));
    this.gather();
    const answer = this.client.query<Row>(statement);
    answer.catch((fault: unknown) => {
      if (sqlState(fault) !== ALREADY_FAILED) this.lastFault = fault;
    });
    return answer;
  }

  /** What is said until this moment is over leaves in one piece. */
  private gather(): void {
    const { stream } = (this.client as unknown as { connection: { stream: Corked } }).connection;
    stream.cork();
    process.nextTick(() => stream.uncork());
  }
}

interface Corked {
  cork(): void;
  uncork(): void;
}
