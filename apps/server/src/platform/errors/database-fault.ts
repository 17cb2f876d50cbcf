import { type AppError, DatabaseUnavailable, InvalidRequest } from './app-error.js';

/** SQLSTATE of an error that PostgreSQL raised, wherever a library wrapped it. */
export function sqlState(error: unknown): string | undefined {
  const own = (error as { code?: unknown } | null)?.code;
  if (typeof own === 'string' && /^[0-9A-Z]{5}$/.test(own)) return own;
  const inner = (error as { driverError?: unknown } | null)?.driverError;
  return inner ? sqlState(inner) : undefined;
}

export const UNIQUE_VIOLATION = '23505';
export const FOREIGN_KEY_VIOLATION = '23503';

const UNREACHABLE = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ETIMEDOUT',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENOTFOUND',
  'EAI_AGAIN',
]);
/** Connection failures, shut-downs, too many connections, time-outs of statement and lock. */
const PASSING = /^(08...|57P0[1-5]|57014|53...|55P03|25P03|40001|40P01)$/;
/** Text that PostgreSQL cannot hold: NUL characters, broken surrogates, too deep JSON, odd times. */
const UNSTORABLE = /^(22021|22P05|54001|2200[789])$/;

const NOT_SUPPORTED = '0A000';

/** A table changed under a plan that its connection keeps; another connection makes a new one. */
export function isOutdatedPlan(error: unknown): boolean {
  const { message = '' } = (error ?? {}) as { message?: string };
  return sqlState(error) === NOT_SUPPORTED && message.startsWith('cached plan');
}

/** The answer for a database error that no service expected. */
export function fromDatabase(error: unknown): AppError | undefined {
  const state = sqlState(error);
  if (state && UNSTORABLE.test(state)) {
    return new InvalidRequest('The request holds text that cannot be stored.');
  }
  if ((state && PASSING.test(state)) || isOutdatedPlan(error) || isLostConnection(error))
    return new DatabaseUnavailable(error);
  return undefined;
}

function isLostConnection(error: unknown): boolean {
  const { code, message } = (error ?? {}) as { code?: string; message?: string };
  if (code && UNREACHABLE.has(code)) return true;
  return /Query read timeout|timeout exceeded when trying to connect|Connection terminated|Client has encountered a connection error|not queryable|Driver not Connected/i.test(
    message ?? '',
  );
}
