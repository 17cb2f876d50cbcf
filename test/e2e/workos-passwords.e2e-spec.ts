import { Writable } from 'node:stream';
import pg from 'pg';
import { pino } from 'pino';
import { MEMBERS } from '@covibe/contracts';
import type { BrowserPerson } from '../support/browser-person.js';
import { type TestApp, testApp } from '../support/test-app.js';
import { plantCompany, signedInWithWorkos, type WorkosCompany } from '../support/workos-person.js';
import { WorkosStub } from '../support/workos-stub/index.js';

const CREATE_USER = 'POST /user_management/users';
const CREATE_MEMBERSHIP = 'POST /user_management/organization_memberships';
const CANARY = 'kanarie vögel & "sing" 4711';

/** Shapes in which a secret may turn up somewhere. */
const SHAPES = [
  CANARY,
  JSON.stringify(CANARY).slice(1, -1),
  encodeURIComponent(CANARY),
  new URLSearchParams({ p: CANARY }).toString().slice(2),
  Buffer.from(CANARY).toString('base64'),
  Buffer.from(CANARY).toString('base64url'),
  Buffer.from(CANARY).toString('hex'),
];

describe('the initial password of a new member', () => {
  let stub: WorkosStub;
  let server: TestApp;
  let acme: WorkosCompany;
  let ada: BrowserPerson;
  let log = '';
  const replies: string[] = [];

  beforeAll(async () => {
    stub = await WorkosStub.start();
    const stream = new Writable({
      write(chunk: Buffer, _, done) {
        log += chunk.toString();
        done();
      },
    });
    server = await testApp({ env: stub.env, logger: pino({ level: 'trace' }, stream) });
    acme = await plantCompany(server, stub, { name: 'acme' });
    ada = await signedInWithWorkos(server, { user: acme.adminUser });
  });
  afterEach(() => stub.heal());
  afterAll(async () => {
    await server.stop();
    await stub.stop();
  });

  let newcomer = 0;
  async function create(email = `new${(newcomer += 1)}@acme.example`) {
    const person = { email, name: 'New Comer', role: 'member', initial_password: CANARY };
    const reply = await ada.send('POST', MEMBERS.create.path, person);
    replies.push(reply.body + JSON.stringify(reply.headers));
    return reply;
  }

  it('reaches WorkOS, whose user can sign in with it', async () => {
    const reply = await create('first@acme.example');
    expect(reply.statusCode).toBe(200);
    expect(stub.records.userByEmail('first@acme.example')).toMatchObject({
      password: CANARY,
      email_verified: false,
    });
    const user = stub.records.userByEmail('first@acme.example');
    expect(stub.records.membership(user?.id ?? '', acme.organization.id)).toBeDefined();
  });

  it('is refused with the reason that WorkOS gives', async () => {
    const errors = [{ code: 'password_too_weak', message: `"${CANARY}" is weak` }];
    const message = `The password ${CANARY} is not strong.`;
    const body = { code: 'password_strength_error', message, errors };
    stub.fail(CREATE_USER, { status: 400, body });
    const reply = await create();
    expect(reply.statusCode).toBe(400);
    expect(reply.json()).toMatchObject({
      code: 'auth/password_refused',
      field: 'initial_password',
      error: 'WorkOS does not take this password: it is too easy to guess.',
    });
  });

  it('is no use for an address that WorkOS knows already', async () => {
    stub.addUser('known@acme.example');
    const reply = await create('known@acme.example');
    expect([reply.statusCode, codeOf(reply)]).toEqual([409, 'members/account_exists']);
  });

  it('is not asked for again when WorkOS refuses for another reason', async () => {
    stub.fail(CREATE_USER, { status: 422, body: { code: 'odd_reason', message: CANARY } });
    const reply = await create();
    expect([reply.statusCode, codeOf(reply)]).toEqual([422, 'auth/directory_refused']);
  });

  it.each([500, 503, 429, 'cut', 'silence'] as const)(
    'can be sent again when WorkOS answers %s',
    async (fault) => {
      stub.fail(CREATE_USER, fault);
      const reply = await create();
      expect([reply.statusCode, codeOf(reply)]).toEqual([503, 'auth/provider_unavailable']);
      expect(reply.headers['retry-after']).toBeDefined();
    },
  );

  it('leaves no user behind when the membership fails', async () => {
    stub.fail(CREATE_MEMBERSHIP, 500);
    const reply = await create('half@acme.example');
    expect(reply.statusCode).toBe(503);
    expect(stub.records.userByEmail('half@acme.example')).toBeUndefined();
  });

  it('is found nowhere: not in the database, the log or an answer', async () => {
    const places = { log, replies: replies.join('\n'), database: await everyRow(server) };
    // The search itself has to be able to find something.
    expect(places.log).toContain('/api/members');
    expect(places.database).toContain('first@acme.example');
    expect(replies.length).toBeGreaterThan(8);
    for (const [place, text] of Object.entries(places)) {
      const found = SHAPES.filter((shape) => text.includes(shape));
      expect([place, found]).toEqual([place, []]);
    }
  });
});

function codeOf(reply: { body: string }): string {
  return (JSON.parse(reply.body) as { code: string }).code;
}

/** Every row of every table, as text. */
async function everyRow(server: TestApp): Promise<string> {
  const client = new pg.Client({ connectionString: server.database.ownerUrl });
  await client.connect();
  try {
    const { rows: tables } = await client.query<{ name: string }>(
      `select quote_ident(schemaname) || '.' || quote_ident(tablename) as name
         from pg_tables where schemaname in ('public', 'app')`,
    );
    const texts: string[] = [];
    for (const { name } of tables) {
      await client.query('begin');
      await client.query('set local row_security = off');
      const { rows } = await client.query<{ row: string }>(`select t::text as row from ${name} t`);
      await client.query('commit');
      texts.push(...rows.map(({ row }) => row));
    }
    return texts.join('\n');
  } finally {
    await client.end();
  }
}
