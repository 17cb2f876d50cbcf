import type { TypeOrmModuleOptions } from '@nestjs/typeorm';
import type { ServerConfig } from '../config/server-config.js';

const POOL_SIZE = 20;
/** Longest wait for a connection, or for a sign of life on one: then the caller hears 503. */
export const ANSWER_MS = 1_500;
/** For a database that takes a statement and then falls silent; its own limit comes first. */
const SILENCE_MS = 6_000;
const LIMITS =
  '-c statement_timeout=5000 -c lock_timeout=3000 -c idle_in_transaction_session_timeout=10000';
/**
 * Whoever reads a table from end to end reads everybody's rows, and every table has an index by whose
 * they are. A plan that was made and kept while the table was empty would do so when it has grown.
 */
const PLANS = '-c jit=off -c enable_seqscan=off';

export function dataSourceOptions(config: ServerConfig): TypeOrmModuleOptions {
  return {
    type: 'postgres',
    url: config.databaseUrl,
    applicationName: 'covibe-server',
    connectTimeoutMS: ANSWER_MS,
    poolSize: POOL_SIZE,
    // One try: a server that cannot reach its database says so at once and ends.
    retryAttempts: 0,
    logging: false,
    extra: {
      options: `${LIMITS} ${PLANS}`,
      // Statements that do not wait for one another's answers share one way there and back.
      pipeline: true,
      query_timeout: SILENCE_MS,
      keepAlive: true,
      idleTimeoutMillis: 30_000,
    },
  };
}
