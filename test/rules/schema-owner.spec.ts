import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { migrate, revert } from '../../migrations/run.js';
import { type RunningPostgres, startPostgres } from '../../tools/postgres/index.js';
import { seedTenant, serverDatabase } from '../support/server-database.js';
import { schemaFaults } from './schema/schema-audit.js';

/**
 * The embedded PostgreSQL gives its owner every power. Elsewhere the owner is a plain role that may
 * create roles and owns one database, and the server signs in under a name of its own.
 */
describe('a database that somebody else runs', () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'covibe-external-'));
  let postgres: RunningPostgres;
  let ownerUrl: string;
  let appUrl: string;

  beforeAll(async () => {
    postgres = await startPostgres({ dataDir, ephemeral: true });
    await asking(postgres.ownerUrl, 'postgres', [
      'drop database covibe',
      'drop role covibe_app',
      `create role company_owner login createrole nosuperuser password 'secret'`,
      `create role company_web login password 'secret'`,
      'create database company owner company_owner',
    ]);
    ownerUrl = urlOf('company_owner');
    appUrl = urlOf('company_web');
  });
  afterAll(async () => {
    await postgres.stop();
    rmSync(dataDir, { recursive: true, force: true });
  });

  it('is migrated by an owner without special powers', async () => {
    expect((await migrate(ownerUrl, appUrl)).length).toBeGreaterThan(0);
    expect(await migrate(ownerUrl, appUrl)).toEqual([]);
  });

  it('passes the same audit', async () => {
    const owner = await connected(ownerUrl);
    const faults = await schemaFaults(async <Row>(sql: string) => {
      return (await owner.query(sql)).rows as Row[];
    });
    await owner.end();
    expect(faults).toEqual([]);
  });

  it('keeps tenants apart for the server, whose role has another name', async () => {
    const superuser = new URL(postgres.ownerUrl);
    superuser.pathname = '/company';
    const drop = () => Promise.resolve();
    const server = await serverDatabase({ database: { ownerUrl: superuser.href, appUrl, drop } });
    try {
      const ours = await seedTenant(server.asOwner, 'ours');
      const theirs = await seedTenant(server.asOwner, 'theirs');
      const seen = await server.tenants.within(ours, (tx) => tx.query('select id from workspaces'));
      expect(seen).toEqual([{ id: ours.workspaceId }]);
      expect(await server.connections.query('select id from workspaces')).toEqual([]);
      const everywhere: string[] = [];
      for await (const { workspaceId } of server.system.workspaces()) everywhere.push(workspaceId);
      expect(everywhere).toEqual([ours.workspaceId, theirs.workspaceId].sort());
    } finally {
      await server.stop();
    }
  });

  it('hides rows of tenants from its own owner as well', async () => {
    const owner = await connected(ownerUrl);
    const { rows } = await owner.query('select key from app_config');
    await expect(
      owner.query(`insert into work_events (workspace_id, id, type, actor_via)
                   select id, 'x', 'x', 'system' from workspaces`),
    ).rejects.toMatchObject({ code: '42501' });
    await owner.end();
    expect(rows).toEqual([]);
  });

  it('lets nobody in who was not named', async () => {
    await asking(postgres.ownerUrl, 'postgres', [`create role stranger login password 'secret'`]);
    const stranger = await connected(urlOf('stranger'));
    for (const statement of ['select id from workspaces', 'select * from app.local_people()']) {
      await expect(stranger.query(statement)).rejects.toMatchObject({ code: '42501' });
    }
    await stranger.end();
  });

  it('can be taken back to nothing by its owner', async () => {
    let taken = 0;
    while (await revert(ownerUrl)) taken += 1;
    expect(taken).toBeGreaterThan(0);
    expect((await migrate(ownerUrl, appUrl)).length).toBe(taken);
  });

  function urlOf(role: string): string {
    const url = new URL(postgres.ownerUrl);
    [url.username, url.password, url.pathname] = [role, 'secret', '/company'];
    return url.href;
  }

  async function connected(connectionString: string): Promise<pg.Client> {
    const client = new pg.Client({ connectionString });
    await client.connect();
    return client;
  }

  async function asking(url: string, database: string, statements: string[]): Promise<void> {
    const there = new URL(url);
    there.pathname = `/${database}`;
    const client = await connected(there.href);
    for (const statement of statements) await client.query(statement);
    await client.end();
  }
});
