import { PAXEL } from '@covibe/contracts';
import type { PaxelRunnerReply } from '@covibe/contracts/dto';
import { BrowserPerson } from '../support/browser-person.js';
import { plantTenant, plantToken } from '../support/planted-tenant.js';
import { type TestApp, testApp } from '../support/test-app.js';

const ROUNDS = process.env.COVIBE_LONG === '1' ? 20 : 3;
const COMPANIONS = 50;

describe('Paxel runs that many companions want at once', () => {
  let server: TestApp;
  let second: TestApp;
  let mel: BrowserPerson;
  let token: string;

  beforeAll(async () => {
    server = await testApp();
    second = await testApp({ database: server.database });
    const { id, member, workspaceIds } = await plantTenant(server.database, { name: 'acme' });
    mel = await BrowserPerson.signedIn(server, member.id);
    const owner = { tenantId: id, workspaceId: workspaceIds[0] ?? '', developerId: member.id };
    ({ token } = await plantToken(server.database, owner));
  });
  afterAll(async () => {
    await second.app.close();
    await server.stop();
  });

  const runner = (app: TestApp, body: object) =>
    app.inject({
      method: 'POST',
      url: PAXEL.runner.path,
      headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
      payload: JSON.stringify(body),
    });
  /** What all of them hear, half of them from the other server. */
  const claims = (body: object) =>
    Promise.all(
      Array.from({ length: COMPANIONS }, (_, place) =>
        runner(place % 2 ? server : second, { operation: 'claim', ...body }),
      ),
    );
  const end = (run_id: string | undefined) =>
    runner(server, { operation: 'complete', run_id, status: 'cancelled' });

  it(`are taken by one of ${COMPANIONS}, ${ROUNDS} times out of ${ROUNDS}`, async () => {
    for (let round = 0; round < ROUNDS; round += 1) {
      await mel.send('POST', PAXEL.act.path, { action: 'request' });
      const replies = await claims({});
      expect(replies.map(({ statusCode }) => statusCode)).toEqual(Array(COMPANIONS).fill(200));
      const taken = replies.flatMap((reply) => reply.json<PaxelRunnerReply>().run ?? []);
      expect(taken).toHaveLength(1);
      expect((await end(taken[0]?.id)).statusCode).toBe(200);
    }
  });

  it(`are made once by ${COMPANIONS}, and the others hear 409, ${ROUNDS} times out of ${ROUNDS}`, async () => {
    for (let round = 0; round < ROUNDS; round += 1) {
      const replies = await claims({ create: true });
      const made = replies.filter(({ statusCode }) => statusCode === 200);
      expect(made).toHaveLength(1);
      expect(replies.filter(({ statusCode }) => statusCode === 409)).toHaveLength(COMPANIONS - 1);
      expect((await end(made[0]?.json<PaxelRunnerReply>().run?.id)).statusCode).toBe(200);
    }
  });
});
