import { jest } from '@jest/globals';
import pg from 'pg';
import { SESSION } from '@covibe/contracts';
import { Clock } from '../../apps/server/src/platform/clock/clock.js';
import { WorkosRetention } from '../../apps/server/src/platform/auth/workos/workos-retention.js';
import type { BrowserPerson } from '../support/browser-person.js';
import { type TestApp, testApp } from '../support/test-app.js';
import { plantCompany, signedInWithWorkos, type WorkosCompany } from '../support/workos-person.js';
import { WorkosStub } from '../support/workos-stub/index.js';

const AUTHENTICATE = 'POST /user_management/authenticate';
const RENEWAL = { grant_type: 'refresh_token' };
const MINUTE_MS = 60_000;
const TABS = 20;

describe('sessions of WorkOS on several server processes', () => {
  let stub: WorkosStub;
  let one: TestApp;
  let two: TestApp;
  let acme: WorkosCompany;
  let owner: pg.Client;
  let hour = 0;

  beforeAll(async () => {
    stub = await WorkosStub.start();
    one = await testApp({ env: stub.env });
    const { ownerUrl, appUrl } = one.database;
    const database = { ownerUrl, appUrl, drop: () => Promise.resolve() };
    two = await testApp({ env: stub.env, database });
    acme = await plantCompany(one, stub, { name: 'acme' });
    owner = new pg.Client({ connectionString: ownerUrl });
    await owner.connect();
  });
  beforeEach(() => {
    hour += 1;
    minutesLater(0);
    stub.seen.length = 0;
  });
  afterEach(() => {
    stub.heal();
    jest.restoreAllMocks();
  });
  afterAll(async () => {
    await owner.end();
    await two.stop();
    await one.stop();
    await stub.stop();
  });

  function minutesLater(minutes: number): void {
    const ahead = hour * 60 + minutes;
    const now = new Date(Date.now() + ahead * MINUTE_MS);
    for (const { app } of [one, two]) {
      jest.spyOn(app.get(Clock), 'now').mockReturnValue(now);
    }
    stub.tokens.accessTokenSeconds = 300 + ahead * 60;
  }

  const ada = () => signedInWithWorkos(one, { user: acme.adminUser });
  const renewals = () => stub.count(AUTHENTICATE, RENEWAL);
  const ask = (server: TestApp, { cookieHeader: cookie }: BrowserPerson) =>
    server.inject({ url: SESSION.current.path, headers: { cookie } });

  it('are renewed once for all tabs on all processes', async () => {
    const person = await ada();
    minutesLater(6);
    const replies = await Promise.all(
      Array.from({ length: TABS }, (_, tab) => ask(tab % 2 ? one : two, person)),
    );
    expect(replies.map(({ statusCode }) => statusCode)).toEqual(Array(TABS).fill(200));
    expect(renewals()).toBe(1);
    const given = replies.map(
      ({ cookies }) => cookies.find(({ name }) => name === 'covibe_session')?.maxAge ?? 0,
    );
    expect(given.every((maxAge) => maxAge > 0)).toBe(true);
  });

  it('end everywhere when WorkOS refuses them, and are asked about once', async () => {
    const person = await ada();
    minutesLater(6);
    for (const session of stub.records.sessions.values()) session.status = 'ended';
    const replies = await Promise.all([ask(one, person), ask(two, person)]);
    expect(replies.map(({ statusCode }) => statusCode)).toEqual([401, 401]);
    expect(renewals()).toBe(1);
  });

  it('are renewed by another process when the first one got no answer', async () => {
    const person = await ada();
    minutesLater(6);
    stub.fail(AUTHENTICATE, 503);
    expect((await ask(one, person)).statusCode).toBe(200);
    expect(await rows()).not.toContainEqual(expect.objectContaining({ outcome: null }));
    stub.heal();
    const reply = await ask(two, person);
    expect([reply.statusCode, reply.cookies.length]).toEqual([200, 1]);
  });

  it('are renewed by another process when the first one is not heard of any more', async () => {
    const person = await ada();
    minutesLater(6);
    stub.fail(AUTHENTICATE, 'silence', 1);
    const hanging = ask(one, person);
    await new Promise((settle) => setTimeout(settle, 300));
    await owner.query(
      `update session_renewals set claimed_at = now() - interval '9 seconds' where outcome is null`,
    );
    const reply = await ask(two, person);
    expect([reply.statusCode, reply.cookies.length]).toEqual([200, 1]);
    expect((await hanging).statusCode).toBe(200);
  });

  it('leave nothing readable in the database', async () => {
    const person = await ada();
    minutesLater(6);
    await ask(one, person);
    const text = (await rows()).map(({ outcome }) => outcome ?? '').join('\n');
    expect(text).toContain('v1.');
    expect(text).not.toMatch(/ada@|session_|rt_/);
    const tokens = [...stub.records.refreshTokens.keys()];
    const everything = JSON.stringify(await rows());
    expect(tokens.filter((token) => everything.includes(token))).toEqual([]);
  });

  it('are forgotten when no cookie can need them any more', async () => {
    await owner.query(`update session_renewals set claimed_at = now() - interval '2 hours'`);
    await owner.query(`insert into ended_workos_sessions (session_id, ended_at)
                       values ('session_old', now() - interval '401 days'), ('session_new', now())`);
    await one.app.get(WorkosRetention).sweep();
    expect(await rows()).toEqual([]);
    const ended = await owner.query<{ session_id: string }>(
      'select session_id from ended_workos_sessions',
    );
    expect(ended.rows.map(({ session_id }) => session_id)).toEqual(['session_new']);
  });

  async function rows(): Promise<{ token_hash: string; outcome: string | null }[]> {
    const { rows: found } = await owner.query<{ token_hash: string; outcome: string | null }>(
      'select token_hash, outcome from session_renewals order by claimed_at',
    );
    return found;
  }
});
