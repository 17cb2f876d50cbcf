import { QueryFailedError } from 'typeorm';
import { InvalidRequest } from './app-error.js';
import { fromDatabase, sqlState } from './database-fault.js';

const withCode = (code: string) => Object.assign(new Error('driver words'), { code });

describe('a fault of the database', () => {
  it('is known by its SQLSTATE, wrapped or not', () => {
    const bare = withCode('23505');
    expect(sqlState(bare)).toBe('23505');
    expect(sqlState(new QueryFailedError('insert', [], bare))).toBe('23505');
  });

  it.each([null, undefined, 'text', 7, {}, withCode('ENOENT'), { code: 5 }])(
    'is none where there is no SQLSTATE: %p',
    (fault) => {
      expect(sqlState(fault)).toBeUndefined();
    },
  );

  it.each([
    '08006',
    '57P01',
    '57P03',
    '57014',
    '53300',
    '53100',
    '55P03',
    '25P03',
    '40001',
    '40P01',
    'ECONNREFUSED',
    'ECONNRESET',
    'EPIPE',
    'ETIMEDOUT',
    'EHOSTUNREACH',
    'ENOTFOUND',
  ])('%s passes: try again in a moment', (code) => {
    expect(fromDatabase(withCode(code))).toMatchObject({
      status: 503,
      code: 'database/unavailable',
      retryAfter: 2,
    });
  });

  it.each([
    'timeout exceeded when trying to connect',
    'Connection terminated unexpectedly',
    'Connection terminated due to connection timeout',
    'Client has encountered a connection error and is not queryable',
    'Query read timeout',
  ])('that the driver only words passes too: %s', (message) => {
    expect(fromDatabase(new Error(message))).toMatchObject({ status: 503 });
  });

  it.each(['22021', '22P05', '54001'])('%s is the fault of the text that was sent', (code) => {
    expect(fromDatabase(withCode(code))).toBeInstanceOf(InvalidRequest);
  });

  it.each(['23505', '23503', '42501', '42P01', '22012', 'ENOENT'])(
    '%s is for the service to explain, or a fault of ours',
    (code) => {
      expect(fromDatabase(withCode(code))).toBeUndefined();
    },
  );

  it('says nothing of what the database said', () => {
    expect(fromDatabase(withCode('57P01'))?.message).not.toContain('driver words');
  });
});
