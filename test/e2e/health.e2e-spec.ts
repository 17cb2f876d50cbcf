import pg from 'pg';
import { HEALTH } from '@covibe/contracts';
import { HealthReply, LivenessReply } from '@covibe/contracts/dto';
import { expectReply } from '../support/expect-reply.js';
import { type TestApp, testApp } from '../support/test-app.js';

describe('health', () => {
  let server: TestApp;

  beforeAll(async () => {
    server = await testApp();
  });
  afterAll(() => server.stop());

  it('says that a migrated database is ready, without asking who wants to know', async () => {
    const reply = await server.inject(HEALTH.ready.path);
    expect(reply.statusCode).toBe(200);
    const health = expectReply(HealthReply, reply);
    expect(health).toMatchObject({ status: 'ok', missing_tables: [], missing_columns: [] });
  });

  it('keeps liveness apart from the database', async () => {
    const reply = await server.inject(HEALTH.live.path);
    expect(expectReply(LivenessReply, reply)).toEqual({ alive: true });
  });
});

describe('health of a stale schema', () => {
  it('answers 503 and names what is missing', async () => {
    const server = await testApp();
    const owner = new pg.Client({ connectionString: server.database.ownerUrl });
    await owner.connect();
    await owner.query('alter table developers drop column handle');
    await owner.query('drop table app_config');
    await owner.end();
    const reply = await server.inject(HEALTH.ready.path);
    expect(reply.statusCode).toBe(503);
    expect(expectReply(HealthReply, reply)).toMatchObject({
      status: 'failing',
      schema: 'failing',
      missing_tables: ['app_config'],
      missing_columns: ['developers.handle'],
    });
    await server.stop();
  });
});
