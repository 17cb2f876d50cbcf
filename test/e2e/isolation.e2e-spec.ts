import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { BrowserPerson, OWN_PAGE } from '../support/browser-person.js';
import { type ServerDatabase, serverDatabase } from '../support/server-database.js';
import { type TestApp, testApp } from '../support/test-app.js';
import { COORDINATION } from './isolation/coordination.matrix.js';
import { COMPANION } from './isolation/companion.matrix.js';
import { IDENTITY } from './isolation/identity.matrix.js';
import { OVERLAPS } from './isolation/overlap.matrix.js';
import { PAGES } from './isolation/pages.matrix.js';
import { METRICS_ROUTES, PAXEL_ROUTES } from './isolation/performance.matrix.js';
import type { Call, NamedThing, RouteCase } from './isolation/route-case.js';

import { listening, RouteList } from './isolation/routes.js';
import { SETUP } from './isolation/setup-device.matrix.js';
import { WORK } from './isolation/work.matrix.js';
import {
  FOREIGN_CANARY,
  plantWorld,
  type Placed,
  PRIVATE_CANARY,
  printOf,
  type World,
} from './isolation/world.js';

const MATRIX: readonly RouteCase[] = [
  ...PAGES,
  ...IDENTITY,
  ...WORK,
  ...COORDINATION,
  ...OVERLAPS,
  ...PAXEL_ROUTES,
  ...METRICS_ROUTES,
  ...SETUP,
  ...COMPANION,
];
const FILE = /\.(?:js|css|map|svg|woff2|txt|ico|png|json|webmanifest)$/;
/** Moves when somebody signs in or merely asks. */
const RESTLESS = ['local_sessions', 'usage_events'];
/** Written by a job from what is there, whoever asks or does not ask. */
const COUNTED = [
  ...['counted_days', 'developer_days', 'project_days', 'project_developer_days'],
  ...['overlap_items', 'overlap_postings', 'overlap_terms'],
];

const protectedCases = MATRIX.filter(({ auth }) => auth !== 'open');
const named = (cases: readonly RouteCase[]) =>
  cases.map((one): [string, RouteCase] => [one.route, one]);

describe('isolation', () => {
  const uploads = mkdtempSync(join(tmpdir(), 'covibe-isolation-'));
  const routes = new RouteList();
  let server: TestApp;
  let database: ServerDatabase;
  let other: World;
  let own: World;
  let untouched: Record<string, string>;

  beforeAll(async () => {
    server = await testApp({
      env: { COVIBE_UPLOAD_DIR: uploads },
      shape: (root) => void (root.imports = [...(root.imports ?? []), listening(routes)]),
    });
    database = await serverDatabase({ database: server.database });
    other = await plantWorld(database.asOwner, FOREIGN_CANARY);
    mkdirSync(join(uploads, 'avatars'));
    writeFileSync(join(uploads, 'avatars', other.admin.photo), FOREIGN_CANARY);
    untouched = await printOf(database.asOwner, other, COUNTED);
  });
  beforeEach(async () => {
    await makeRoom();
    own = await plantWorld(database.asOwner, 'Alder');
    writeFileSync(join(uploads, 'avatars', own.hidden.photo), PRIVATE_CANARY);
  });
  afterEach(async () => {
    expect(await printOf(database.asOwner, other, COUNTED)).toEqual(untouched);
  });
  afterAll(async () => {
    await database.stop();
    await server.stop();
    rmSync(uploads, { recursive: true });
  });

  /** Sign-in without a password names five hundred people; those of past tests stand aside. */
  const makeRoom = async () => {
    await database.asOwner('delete from rate_limits');
    await database.asOwner(
      `update tenant_memberships set status = 'removed' where tenant_id <> $1`,
      [other.tenantId],
    );
  };
  /** By cookie or token, as the route wants it. */
  const send = async (one: RouteCase, who: Placed, { path, body }: Call = {}) => {
    const [method = '', template = ''] = one.route.split(' ');
    const headers: Record<string, string> = { ...OWN_PAGE };
    if (one.auth === 'agent') headers.authorization = `Bearer ${who.token}`;
    else headers.cookie = (await BrowserPerson.signedIn(server, who.id)).cookieHeader;
    const payload = body === undefined ? {} : { payload: JSON.stringify(body) };
    const url = path ?? template;
    return server.inject({ method: method as 'GET', url, headers, ...payload });
  };
  const refusal = (reply: { statusCode: number; body: string }) => {
    const { request_id: _, ...words } = JSON.parse(reply.body) as Record<string, unknown>;
    return JSON.stringify({ status: reply.statusCode, ...words });
  };
  /** A call that names nothing that exists, for those who are refused before anybody looks. */
  const anyCall = (one: RouteCase): Call | undefined =>
    one.ids ? one.ids[0].call(own, one.ids[0].unknown) : one.call?.(own);
  const print = () => printOf(database.asOwner, own, [...RESTLESS, ...COUNTED]);

  it('is tried on every route of the server, and on no route that is gone', () => {
    const served = [...routes.names].filter((name) => !FILE.test(name));
    expect(MATRIX.map(({ route }) => route).sort()).toEqual(served.sort());
  });

  it.each(named(protectedCases))(
    '%s refuses nobody and the wrong kind of proof',
    async (_, one) => {
      const [method = '', url = ''] = one.route.split(' ');
      const cookie = (await BrowserPerson.signedIn(server, own.admin.id)).cookieHeader;
      const authorization = `Bearer ${own.admin.token}`;
      const wrong: Record<string, string> = one.auth === 'agent' ? { cookie } : { authorization };
      const before = await print();
      for (const proof of [{}, wrong, { cookie: 'covibe_session=x; covibe_tenant=y' }]) {
        const headers = { ...OWN_PAGE, ...proof };
        const reply = await server.inject({ method: method as 'GET', url, headers });
        expect(reply.statusCode).toBe(401);
      }
      expect(await print()).toEqual(before);
    },
  );

  it.each(named(MATRIX.filter(({ admin }) => admin)))(
    '%s refuses members and changes nothing for them',
    async (_, one) => {
      const before = await print();
      for (const who of [own.member, own.hidden]) {
        const reply = await send(one, who, anyCall(one));
        expect(reply.statusCode).toBe(403);
        expect(JSON.parse(reply.body)).toMatchObject({ code: 'auth/admins_only' });
      }
      expect(await print()).toEqual(before);
    },
  );

  it.each(named(MATRIX.filter(({ ids }) => ids)))(
    '%s answers a foreign id as it answers an unknown one, byte for byte',
    async (_, one) => {
      const before = await print();
      for (const thing of one.ids ?? []) await tryThing(one, thing);
      expect(await print()).toEqual(before);
    },
  );

  async function tryThing(one: RouteCase, thing: NamedThing): Promise<void> {
    const ask = async (who: Placed, id: string) =>
      refusal(await send(one, who, thing.call(own, id)));
    const unknown = await ask(own.admin, thing.unknown);
    expect(unknown).toMatch(/"status":40[034]/);
    expect(await ask(own.admin, thing.foreign(other))).toBe(unknown);
    if (one.admin) return;
    const toMember = await ask(own.member, thing.unknown);
    for (const id of [thing.foreign(other), ...(thing.outOfReach?.(own) ?? [])]) {
      expect(await ask(own.member, id)).toBe(toMember);
    }
  }

  it.each(named(MATRIX.filter(({ person }) => person)))(
    '%s has nothing of a private or foreign developer, as of nobody',
    async (_, one) => {
      const { person } = one;
      if (!person) throw new Error('filtered above');
      const ask = async (handle: string) => {
        const reply = await send(one, own.member, person(handle));
        const nobody = reply.body.replaceAll(handle, '');
        return `${reply.statusCode} ${nobody.replace(/"request_id":"[^"]*"/, '')}`;
      };
      const nobody = await ask('nobody-here');
      for (const { handle, id } of [own.hidden, own.apart, other.member]) {
        expect(await ask(handle)).toBe(nobody);
        expect(await ask(id)).toBe(nobody);
      }
      expect(await ask(own.admin.handle)).not.toBe(nobody);
    },
  );

  it.each(named(protectedCases.filter(({ route }) => route.startsWith('GET'))))(
    '%s changes nothing and names nobody it should not',
    async (_, one) => {
      if (one.stream) return;
      const before = await print();
      for (const who of [own.admin, own.member, own.hidden, own.apart]) {
        const { body } = await send(one, who, anyCall(one));
        expect(body).not.toContain(FOREIGN_CANARY);
        if (who !== own.member && who !== own.apart) continue;
        expect(body).not.toContain(PRIVATE_CANARY);
        expect(body).not.toContain(own.hidden.id);
      }
      expect(await print()).toEqual(before);
    },
  );

  it.each(named(protectedCases.filter(({ route, ids }) => !ids && !route.startsWith('GET'))))(
    '%s, called by an admin, touches nothing of another tenant',
    async (_, one) => {
      const reply = await send(one, own.admin, one.call?.(own));
      expect(reply.statusCode).toBeLessThan(500);
      expect(reply.body).not.toContain(FOREIGN_CANARY);
    },
  );

  it.each(named(MATRIX.filter(({ auth, route }) => auth === 'open' && /^GET [^:*]+$/.test(route))))(
    '%s, open to everybody, names nobody and changes nothing',
    async (_, one) => {
      const before = await print();
      for (const who of [own.admin, own.member]) {
        const { body } = await send(one, who);
        if (one.namesEverybody) continue;
        expect(body).not.toContain(FOREIGN_CANARY);
        expect(body).not.toContain(PRIVATE_CANARY);
      }
      expect(await print()).toEqual(before);
    },
  );

  it('is tried with something to find: the other tenant sees its own things', async () => {
    const lists = MATRIX.filter(({ route }) =>
      /^GET \/api\/(members|session|workspaces|tasks|workstreams|state|activity|machines)$/.test(
        route,
      ),
    );
    expect(lists).toHaveLength(8);
    for (const one of lists) {
      expect((await send(one, other.admin)).body).toContain(FOREIGN_CANARY);
    }
    const admins = MATRIX.find(({ route }) => route === 'GET /api/members');
    if (admins) expect((await send(admins, own.admin)).body).toContain(PRIVATE_CANARY);
    untouched = await printOf(database.asOwner, other, COUNTED);
  });
});
