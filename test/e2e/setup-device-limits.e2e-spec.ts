import { jest } from '@jest/globals';
import { SETUP_DEVICE } from '@covibe/contracts';
import { GrantReply } from '@covibe/contracts/dto';
import { newUserCode } from '../../apps/server/src/features/setup-device/grant-codes.js';
import { Clock } from '../../apps/server/src/platform/clock/clock.js';
import { BrowserPerson, OWN_PAGE } from '../support/browser-person.js';
import { decide, DeviceFlow, lookUp } from '../support/device-flow.js';
import { expectReply } from '../support/expect-reply.js';
import { plantTenant, type PlantedTenant } from '../support/planted-tenant.js';
import { type ServerDatabase, serverDatabase } from '../support/server-database.js';
import { type TestApp, testApp } from '../support/test-app.js';

const BURST = 400;
/** What somebody writes who would like to look like many. */
const FORGED = (turn: number) => ({
  'x-forwarded-for': `203.0.113.${turn % 250}`,
  'x-real-ip': `203.0.113.${turn % 250}`,
  forwarded: `for=203.0.113.${turn % 250}`,
});
const HONEST = (): Record<string, string> => ({});

describe('the limits of setting up machines', () => {
  let server: TestApp;
  let proxied: TestApp;
  let database: ServerDatabase;
  let acme: PlantedTenant;
  let mel: BrowserPerson;
  let machine: DeviceFlow;

  beforeAll(async () => {
    server = await testApp();
    database = await serverDatabase({ database: server.database });
    const { ownerUrl, appUrl } = server.database;
    proxied = await testApp({
      env: { COVIBE_TRUSTED_PROXY_HOPS: '1' },
      database: { ownerUrl, appUrl, drop: () => Promise.resolve() },
    });
    acme = await plantTenant(server.database, { name: 'acme' });
    mel = await BrowserPerson.signedIn(server, acme.member.id);
    machine = new DeviceFlow(server);
  });
  beforeEach(() => database.asOwner('delete from rate_limits'));
  afterEach(() => void jest.restoreAllMocks());
  afterAll(async () => {
    await proxied.stop();
    await database.stop();
    await server.stop();
  });

  const begun = Date.now();
  /** Puts the server's clock to so many seconds after the tests began. */
  const at = (seconds: number) => {
    const now = new Date(begun + seconds * 1000);
    jest.spyOn(server.app.get(Clock), 'now').mockReturnValue(now);
  };

  describe('hold back a machine that polls faster than it was told', () => {
    it('by five seconds more each time, up to thirty', async () => {
      at(0);
      const { device_code } = await machine.request();
      expect((await machine.pollOnce(device_code)).statusCode).toBe(200);
      const pauses: number[] = [];
      for (let second = 1; second <= 20; second += 1) {
        at(second);
        const reply = await machine.pollOnce(device_code);
        expect(reply.statusCode).toBe(429);
        expect(JSON.parse(reply.body)).toMatchObject({ code: 'setup/slow_down' });
        pauses.push(Number(reply.headers['retry-after']));
      }
      expect(pauses).toEqual([10, 15, 20, 25, ...Array<number>(16).fill(30)]);
      at(20 + 30);
      expect(await machine.poll(device_code)).toEqual({ status: 'pending' });
    });

    it('and not one that keeps to it, nor one whose timer fires a little early', async () => {
      at(0);
      const { device_code } = await machine.request();
      for (const second of [0, 5, 10, 14.6, 19.6]) {
        at(second);
        expect((await machine.pollOnce(device_code)).statusCode).toBe(200);
      }
    });

    it('and not one whose answer is there', async () => {
      at(0);
      const { user_code, device_code } = await machine.request();
      await machine.poll(device_code);
      await decide(mel, user_code, 'deny');
      for (let turn = 0; turn < 5; turn += 1) {
        expect(await machine.poll(device_code)).toEqual({ status: 'denied' });
      }
    });
  });

  it('let sixty polls a minute pass from one address, of a dozen machines', async () => {
    const codes = await Promise.all(Array.from({ length: 12 }, () => machine.request()));
    for (let turn = 0; turn < 5; turn += 1) {
      at(turn * 5);
      const replies = await Promise.all(codes.map((code) => machine.pollOnce(code.device_code)));
      expect(new Set(replies.map(({ statusCode }) => statusCode))).toEqual(new Set([200]));
    }
  });

  it.each([
    ['requests', SETUP_DEVICE.request.path, { machine_name: 'a', agents: ['codex'] }, HONEST],
    ['requests', SETUP_DEVICE.request.path, { machine_name: 'a', agents: ['codex'] }, FORGED],
    ['polls', SETUP_DEVICE.poll.path, { device_code: 'x'.repeat(43) }, HONEST],
    ['polls', SETUP_DEVICE.poll.path, { device_code: 'x'.repeat(43) }, FORGED],
    ['confirmations', SETUP_DEVICE.confirm.path, { device_code: 'x'.repeat(43) }, FORGED],
  ])('stop most of a burst of %s, whatever its headers say (%s)', async (_, url, payload, lie) => {
    const replies = await Promise.all(
      Array.from({ length: BURST }, (__, turn) =>
        server.inject({
          method: 'POST',
          url,
          payload,
          headers: lie(turn),
        }),
      ),
    );
    const refused = replies.filter(({ statusCode }) => statusCode === 429);
    expect(refused.length).toBeGreaterThanOrEqual(BURST * 0.7);
    expect(replies.filter(({ statusCode }) => statusCode >= 500)).toEqual([]);
    for (const { headers } of refused) {
      expect(Number(headers['retry-after'])).toBeGreaterThan(0);
      expect(Number(headers['retry-after'])).toBeLessThanOrEqual(60);
    }
  });

  it('count everybody apart behind a proxy of ours, and believe only what it adds', async () => {
    const ask = (forwarded: string) =>
      new DeviceFlow(proxied, { 'x-forwarded-for': forwarded }).pollOnce('x'.repeat(43));
    const flood = await Promise.all(
      Array.from({ length: 200 }, (_, turn) => ask(`203.0.113.${turn % 250}, 198.51.100.7`)),
    );
    expect(flood.filter(({ statusCode }) => statusCode === 429)).toHaveLength(140);
    expect((await ask('198.51.100.7, 198.51.100.8')).statusCode).toBe(200);
  });

  it('lock somebody out who guesses codes, also with a code that is right', async () => {
    const { user_code } = await machine.request();
    const replies = await Promise.all(
      Array.from({ length: 200 }, () => lookUp(mel, newUserCode())),
    );
    const answered = replies.filter(({ statusCode }) => statusCode === 404);
    expect(answered.length).toBeLessThanOrEqual(10);
    expect(replies.filter(({ statusCode }) => statusCode === 429).length).toBeGreaterThanOrEqual(
      190,
    );
    for (const reply of [await lookUp(mel, user_code), await decide(mel, user_code)]) {
      expect(reply.statusCode).toBe(429);
      expect(Number(reply.headers['retry-after'])).toBeLessThanOrEqual(600);
    }
    const ada = await BrowserPerson.signedIn(server, acme.admin.id);
    expect((await lookUp(ada, user_code)).statusCode).toBe(200);
    const again = await BrowserPerson.signedIn(server, acme.member.id);
    expect((await lookUp(again, user_code)).statusCode).toBe(429);
  });

  it('do not count a code that is right, however often somebody looks', async () => {
    const { user_code } = await machine.request();
    for (let turn = 0; turn < 25; turn += 1) {
      expect((await lookUp(mel, user_code)).statusCode).toBe(200);
    }
  });

  describe('ask for the end of the code', () => {
    const browserAt = (address: string) => ({
      ...OWN_PAGE,
      cookie: mel.cookieHeader,
      'x-forwarded-for': address,
    });
    const decideFrom = (address: string, payload: object) =>
      proxied.inject({
        method: 'POST',
        url: SETUP_DEVICE.decide.path,
        headers: browserAt(address),
        payload,
      });
    const from = (address: string) => new DeviceFlow(proxied, { 'x-forwarded-for': address });

    it('where the link is opened from another address, and not to deny', async () => {
      const { user_code, device_code } = await from('127.0.0.1').request();
      const shown = await proxied.inject({
        url: `${SETUP_DEVICE.show.path}?code=${user_code}`,
        headers: browserAt('127.0.0.2'),
      });
      expect(expectReply(GrantReply, shown)).toMatchObject({
        requested_from: '127.0.0.1',
        requires_retype: true,
      });
      const end = user_code.slice(-4);
      const wrong = [undefined, '', ' ', 'BBBB', user_code.slice(0, 4), end.slice(1), `${end}B`];
      for (const retyped of [...wrong, user_code, end.split('').reverse().join(''), '----']) {
        const reply = await decideFrom('127.0.0.2', {
          user_code,
          action: 'approve',
          ...(retyped === undefined ? {} : { retyped }),
        });
        expect([400, 403]).toContain(reply.statusCode);
      }
      expect(await from('127.0.0.1').poll(device_code)).toEqual({ status: 'pending' });
      const denied = await decideFrom('127.0.0.2', { user_code, action: 'deny' });
      expect(denied.statusCode).toBe(200);
    });

    it('and take it however it is written', async () => {
      const { user_code } = await from('127.0.0.1').request();
      const retyped = ` ${user_code.slice(-4).toLowerCase()} `;
      const reply = await decideFrom('127.0.0.2', { user_code, action: 'approve', retyped });
      expect(reply.statusCode).toBe(200);
    });

    it('not from where the machine is, however its address is spelled', async () => {
      for (const [asked, opened] of [
        ['198.51.100.9', '198.51.100.9'],
        ['198.51.100.9', '::ffff:198.51.100.9'],
        ['::1', '127.0.0.1'],
        ['2001:db8::A', '2001:DB8::a'],
      ]) {
        const { user_code } = await from(asked ?? '').request();
        const reply = await decideFrom(opened ?? '', { user_code, action: 'approve' });
        expect([asked, opened, reply.statusCode]).toEqual([asked, opened, 200]);
      }
    });
  });
});
