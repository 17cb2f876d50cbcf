import { LOCAL_AUTH, SETUP_DEVICE } from '@covibe/contracts';
import { mintToken } from '../../apps/server/src/platform/auth/tokens/token-format.js';
import { OWN_PAGE } from '../support/browser-person.js';
import { type PlantedTenant, plantTenant, plantToken } from '../support/planted-tenant.js';
import { type ServerDatabase, serverDatabase } from '../support/server-database.js';
import { type TestApp, testApp } from '../support/test-app.js';
import { WorkosStub } from '../support/workos-stub/index.js';

const SOCKET = '192.0.2.10';

/** How a caller's address is found, and what it is counted for. */
describe('callers', () => {
  let plain: TestApp;
  let database: ServerDatabase;
  let acme: PlantedTenant;
  const started: TestApp[] = [];

  beforeAll(async () => {
    plain = await testApp();
    database = await serverDatabase({ database: plain.database });
    acme = await plantTenant(plain.database, { name: 'acme' });
  });
  beforeEach(() => database.asOwner('delete from rate_limits'));
  afterAll(async () => {
    for (const server of started) await server.stop();
    await database.stop();
    await plain.stop();
  });

  const another = async (env: Record<string, string>) => {
    const { ownerUrl, appUrl } = plain.database;
    const shared = { ownerUrl, appUrl, drop: () => Promise.resolve() };
    const server = await testApp({ env, database: shared });
    started.push(server);
    return server;
  };
  type Ask = Parameters<TestApp['inject']>[0] & object;
  const repeat = async (server: TestApp, times: number, ask: (turn: number) => Ask) => {
    const codes: number[] = [];
    for (let turn = 0; turn < times; turn += 10) {
      const replies = await Promise.all(
        Array.from({ length: 10 }, (_, nth) => server.inject(ask(turn + nth))),
      );
      for (const { statusCode, headers } of replies) {
        codes.push(statusCode);
        if (statusCode !== 429) continue;
        expect(Number(headers['retry-after'])).toBeGreaterThan(0);
        expect(Number(headers['retry-after'])).toBeLessThanOrEqual(60);
      }
    }
    return codes;
  };
  const count = (codes: number[], code: number) => codes.filter((each) => each === code).length;

  describe('are known by their address', () => {
    /** Where the server thinks a request came from, as it tells whoever approves a machine. */
    const seenFrom = async (server: TestApp, headers: Record<string, string>, socket = SOCKET) => {
      const reply = await server.inject({
        method: 'POST',
        url: SETUP_DEVICE.request.path,
        payload: { machine_name: 'a', agents: ['codex'] },
        headers,
        remoteAddress: socket,
      });
      expect(reply.statusCode).toBe(200);
      const [row] = await database.asOwner<{ requested_from: string }>(
        'select requested_from from setup_device_grants order by id desc limit 1',
      );
      await database.asOwner('delete from setup_device_grants');
      return row?.requested_from;
    };

    it.each([
      ['the socket, whatever the headers say', '0', '198.51.100.7', SOCKET],
      ['what our proxy wrote', '1', '198.51.100.7', '198.51.100.7'],
      ['what our proxy wrote, behind a lie', '1', '10.0.0.1, 198.51.100.7', '198.51.100.7'],
      ['what our proxy wrote, behind many', '1', '1.1.1.1, 2.2.2.2, 198.51.100.7', '198.51.100.7'],
      ['the socket where a proxy wrote nothing', '1', undefined, SOCKET],
      ['what the outer of two wrote', '2', '198.51.100.7, 10.1.1.1', '198.51.100.7'],
      [
        'what the outer of two wrote, behind a lie',
        '2',
        '1.1.1.1, 198.51.100.7, 10.1.1.1',
        '198.51.100.7',
      ],
      [
        'what there is, when fewer proxies wrote than are trusted',
        '3',
        '198.51.100.7',
        '198.51.100.7',
      ],
    ])('%s (%s hops)', async (_, hops, forwarded, address) => {
      const server = await another({ COVIBE_TRUSTED_PROXY_HOPS: hops });
      const lies = {
        'x-real-ip': '9.9.9.9',
        forwarded: 'for=9.9.9.9',
        'cf-connecting-ip': '9.9.9.9',
      };
      const headers = { ...lies, ...(forwarded ? { 'x-forwarded-for': forwarded } : {}) };
      expect(await seenFrom(server, headers)).toBe(address);
    });

    it('and share no limit behind a proxy, nor escape one without it', async () => {
      const poll = (turn: number): Ask => ({
        method: 'POST',
        url: SETUP_DEVICE.poll.path,
        payload: { device_code: 'x'.repeat(43) },
        headers: { 'x-forwarded-for': `198.51.100.${turn % 10}` },
        remoteAddress: SOCKET,
      });
      const proxied = await another({ COVIBE_TRUSTED_PROXY_HOPS: '1' });
      expect(count(await repeat(proxied, 100, poll), 429)).toBe(0);
      await database.asOwner('delete from rate_limits');
      expect(count(await repeat(plain, 100, poll), 429)).toBe(40);
    });
  });

  it('are counted by network where they have one to themselves', async () => {
    const poll = (turn: number): Ask => ({
      method: 'POST',
      url: SETUP_DEVICE.poll.path,
      payload: { device_code: 'x'.repeat(43) },
      remoteAddress: `2001:db8:0:7::${turn.toString(16)}`,
    });
    expect(count(await repeat(plain, 100, poll), 429)).toBe(40);
    const neighbour = { ...poll(0), remoteAddress: '2001:db8:0:8::1' };
    expect((await plain.inject(neighbour)).statusCode).toBe(200);
  });

  it('that sign in without a password again and again have to wait, and nobody else', async () => {
    const signIn = (remoteAddress: string) => (): Ask => ({
      method: 'POST',
      url: LOCAL_AUTH.signIn.path,
      headers: OWN_PAGE,
      payload: { developer_id: acme.member.id },
      remoteAddress,
    });
    const codes = await repeat(plain, 350, signIn('192.0.2.20'));
    expect([count(codes, 200), count(codes, 429)]).toEqual([300, 50]);
    expect((await plain.inject(signIn('192.0.2.21')())).statusCode).toBe(200);
  });

  it('that come back from WorkOS again and again are told so on a page', async () => {
    const stub = await WorkosStub.start();
    try {
      const server = await another(stub.env);
      const back = (remoteAddress: string) => (): Ask => ({
        url: '/callback?code=x&state=y',
        remoteAddress,
      });
      const codes = await repeat(server, 150, back('192.0.2.30'));
      expect([count(codes, 400), count(codes, 429)]).toEqual([120, 30]);
      const page = await server.inject(back('192.0.2.30')());
      expect(page.headers['content-type']).toContain('text/html');
      expect(page.body).toContain('Too many requests');
      expect((await server.inject(back('192.0.2.31')())).statusCode).toBe(400);
    } finally {
      await stub.stop();
    }
  });

  describe('with tokens that are refused', () => {
    const withToken = (token: string, remoteAddress: string): Ask => ({
      url: SETUP_DEVICE.standing.path,
      headers: { authorization: `Bearer ${token}` },
      remoteAddress,
    });
    const goodToken = async () => {
      const [workspaceId = ''] = acme.workspaceIds;
      const owner = { tenantId: acme.id, workspaceId, developerId: acme.member.id };
      return (await plantToken(plain.database, owner)).token;
    };

    it.each([
      ['unknown', '192.0.2.40', () => mintToken()],
      ['mistyped', '192.0.2.41', () => `${mintToken().slice(0, -1)}!`],
    ])('because they are %s have to wait, and not their neighbours', async (_, from, bad) => {
      const good = await goodToken();
      expect((await plain.inject(withToken(good, from))).statusCode).toBe(200);
      const codes = await repeat(plain, 200, () => withToken(bad(), from));
      expect([count(codes, 401), count(codes, 429)]).toEqual([120, 80]);
      expect((await plain.inject(withToken(good, from))).statusCode).toBe(200);
      expect((await plain.inject(withToken(mintToken(), '192.0.2.50'))).statusCode).toBe(401);
    });

    it('cost the database nothing while they have to wait', async () => {
      const from = '192.0.2.42';
      await repeat(plain, 130, () => withToken(mintToken(), from));
      const late = await goodToken();
      expect((await plain.inject(withToken(late, from))).statusCode).toBe(429);
      expect((await plain.inject(withToken(late, '192.0.2.51'))).statusCode).toBe(200);
      expect((await plain.inject(withToken(late, from))).statusCode).toBe(200);
    });
  });
});
