import { jest } from '@jest/globals';
import pg from 'pg';
import { DataSource } from 'typeorm';
import { MIGRATIONS } from '../../migrations/index.js';
import { migrate, pending, revert } from '../../migrations/run.js';
import { emptyDatabase, type TestDatabase, testDatabase } from '../support/database.js';
import { catalogueSnapshot } from './schema/catalogue-snapshot.js';

const NAMES = MIGRATIONS.map((migration) => new migration().name);

describe('the migrations', () => {
  const made: TestDatabase[] = [];
  const keep = async (database: Promise<TestDatabase>) => {
    made.push(await database);
    return (await database).ownerUrl;
  };
  afterAll(() => Promise.all(made.map((database) => database.drop())));
  // TypeORM tells the terminal of a migration that fails, as it should where a person runs it.
  beforeAll(() => void jest.spyOn(console, 'log').mockImplementation(() => undefined));

  it('can each be taken back and applied again, and leave the same schema every time', async () => {
    const url = await keep(testDatabase());
    const whole = await snapshot(url);
    const steps = [whole];
    for (const name of NAMES.toReversed()) {
      expect(await revert(url)).toBe(name);
      steps.unshift(await snapshot(url));
    }
    expect(await revert(url)).toBeUndefined();
    expect(steps[0]).toEqual(await snapshot(await keep(emptyDatabase())));
    for (const [index, name] of NAMES.entries()) {
      await applyUpTo(url, index + 1);
      expect([name, await snapshot(url)]).toEqual([name, steps[index + 1]]);
    }
    expect(await pending(url)).toEqual([]);
  });

  it('bring an old database to exactly what a fresh one has', async () => {
    const fresh = await snapshot(await keep(testDatabase()));
    for (const released of [1, NAMES.length - 1]) {
      const url = await keep(emptyDatabase());
      await applyUpTo(url, released);
      expect(await pending(url)).toEqual(NAMES.slice(released));
      expect(await migrate(url)).toEqual(NAMES.slice(released));
      expect(await snapshot(url)).toEqual(fresh);
    }
  });

  it('do nothing the second time', async () => {
    const url = await keep(testDatabase());
    const before = await snapshot(url);
    expect(await migrate(url)).toEqual([]);
    expect(await snapshot(url)).toEqual(before);
  });

  it('are each applied once when several servers start together', async () => {
    const url = await keep(emptyDatabase());
    const applied = await Promise.all([1, 2, 3].map(() => migrate(url)));
    expect(applied.flat().sort()).toEqual([...NAMES].sort());
  });

  it('give up soon, and leave nothing half done, while a table is in use', async () => {
    const url = await keep(emptyDatabase());
    await applyUpTo(url, 1);
    const before = await snapshot(url);
    const busy = await connected(url);
    await busy.query('begin; lock table workspaces in access exclusive mode');
    const began = performance.now();
    await expect(migrate(url)).rejects.toMatchObject({ driverError: { code: '55P03' } });
    expect(performance.now() - began).toBeLessThan(8_000);
    await busy.query('rollback');
    await busy.end();
    expect(await snapshot(url)).toEqual(before);
    expect(await migrate(url)).toEqual(NAMES.slice(1));
  });

  it('have names that say when they were made, in that order', () => {
    const times = NAMES.map((name) => Number(/^[A-Z]\w*?(\d{13})$/.exec(name)?.[1]));
    expect(times).not.toContain(NaN);
    expect(times).toEqual([...times].sort((a, b) => a - b));
    expect(new Set(times).size).toBe(times.length);
  });

  /** As a release left it that knew only the first migrations. */
  async function applyUpTo(url: string, count: number): Promise<void> {
    const source = new DataSource({
      type: 'postgres',
      url,
      migrations: MIGRATIONS.slice(0, count),
      migrationsTableName: 'schema_migrations',
    });
    await source.initialize();
    await source.runMigrations({ transaction: 'each' });
    await source.destroy();
  }

  async function snapshot(url: string): Promise<string[]> {
    const client = await connected(url);
    const lines = await catalogueSnapshot(async <Row>(sql: string) => {
      return (await client.query(sql)).rows as Row[];
    });
    await client.end();
    return lines;
  }

  async function connected(url: string): Promise<pg.Client> {
    const client = new pg.Client({ connectionString: url });
    await client.connect();
    return client;
  }
});
