import { setTimeout as sleep } from 'node:timers/promises';
import { PolledGrantReply } from '@covibe/contracts/dto';
import { BrowserPerson } from '../support/browser-person.js';
import { decide, DeviceFlow } from '../support/device-flow.js';
import { expectReply } from '../support/expect-reply.js';
import { type PlantedTenant, plantTenant } from '../support/planted-tenant.js';
import { type ServerDatabase, serverDatabase } from '../support/server-database.js';
import { type TestApp, testApp } from '../support/test-app.js';

const AGENTS = ['claude-code', 'codex', 'cursor'] as const;
const INTERLEAVINGS = 200;
/** Few enough that nobody is taken for somebody who guesses. */
const AT_ONCE = 4;

describe('a grant that many reach for at once', () => {
  let one: TestApp;
  let two: TestApp;
  let database: ServerDatabase;
  let acme: PlantedTenant;
  let mel: BrowserPerson;
  let ada: BrowserPerson;
  let machines: DeviceFlow[];
  let crowd = 0;

  beforeAll(async () => {
    const env = { COVIBE_TRUSTED_PROXY_HOPS: '1' };
    one = await testApp({ env });
    database = await serverDatabase({ database: one.database });
    const { ownerUrl, appUrl } = one.database;
    two = await testApp({ env, database: { ownerUrl, appUrl, drop: () => Promise.resolve() } });
    acme = await plantTenant(one.database, { name: 'acme' });
    mel = await BrowserPerson.signedIn(one, acme.member.id);
    ada = await BrowserPerson.signedIn(two, acme.admin.id);
  });
  beforeEach(async () => {
    await database.asOwner('truncate rate_limits, setup_device_grants, setup_machines, mcp_tokens');
    freshAddress();
  });
  afterAll(async () => {
    await database.stop();
    await two.stop();
    await one.stop();
  });

  /** Each round comes from an address of its own, so that no limit speaks for the code under test. */
  function freshAddress(): void {
    crowd += 1;
    const headers = {
      'x-forwarded-for': `198.51.100.${crowd % 250}, 10.0.${crowd >> 8}.${crowd % 256}`,
    };
    machines = [one, two].map((server) => new DeviceFlow(server, headers));
  }
  const machine = (turn: number) => machines[turn % 2] as DeviceFlow;
  const approved = async (userCode: string) =>
    database.asOwner(
      `update setup_device_grants set state = 'approved', tenant_id = $2, workspace_id = $3,
              developer_id = $4, approved_at = now() where user_code = $1`,
      [userCode.replace('-', ''), acme.id, acme.workspaceIds[0], acme.member.id],
    );
  const tokens = () =>
    database.asOwner<{ grant_id: string; agent_type: string; count: number }>(
      `select grant_id, agent_type, count(*)::integer as count from mcp_tokens
        group by grant_id, agent_type`,
    );

  it('is won by one of fifty polls on two servers, twenty times out of twenty', async () => {
    for (let round = 0; round < 20; round += 1) {
      freshAddress();
      const { user_code, device_code } = await machine(round).request(AGENTS);
      await approved(user_code);
      const replies = await Promise.all(
        Array.from({ length: 50 }, (_, turn) => machine(turn).poll(device_code)),
      );
      const winners = replies.filter(({ status }) => status === 'approved');
      expect(winners.map(({ tokens: given = {} }) => Object.keys(given))).toEqual([AGENTS]);
      const others = replies.filter(({ status }) => status !== 'approved');
      expect(others).toEqual(Array(49).fill({ status: 'consumed' }));
    }
    const made = await tokens();
    expect(made).toHaveLength(20 * AGENTS.length);
    expect(made.every(({ count }) => count === 1)).toBe(true);
  }, 60_000);

  it('never comes back to life, in whatever order people and machines act', async () => {
    const outcomes: string[] = [];
    for (let done = 0; done < INTERLEAVINGS; done += AT_ONCE) {
      await database.asOwner('truncate rate_limits');
      outcomes.push(...(await Promise.all(Array.from({ length: AT_ONCE }, interleaved))));
    }
    expect(outcomes.filter((outcome) => outcome !== 'consistent')).toEqual([]);
    const made = await tokens();
    expect(made.length).toBeGreaterThan(0);
    expect(made.every(({ count }) => count === 1)).toBe(true);
  }, 120_000);

  /**
   * One grant that two people decide and one machine polls, each after a moment of its own. Sent
   * without a header: all stand at one address, so nothing has to be retyped.
   */
  async function interleaved(): Promise<string> {
    const here = new DeviceFlow(one);
    const { user_code, device_code } = await here.request(AGENTS);
    const soon = async <T>(act: () => Promise<T>) => {
      await sleep(Math.random() * 20);
      return act();
    };
    const [first, denial, second] = await Promise.all([
      soon(() => decide(mel, user_code)),
      soon(() => decide(ada, user_code, 'deny')),
      soon(() => decide(ada, user_code)),
      soon(() => here.pollOnce(device_code)),
      soon(() => new DeviceFlow(two).pollOnce(device_code)),
    ]);
    await database.asOwner(
      `update setup_device_grants set polled_at = null where user_code = replace($1, '-', '')`,
      [user_code],
    );
    const last = expectReply(PolledGrantReply, await here.pollOnce(device_code));
    const decisions = [first, denial, second].filter(({ statusCode }) => statusCode === 200);
    if (decisions.length !== 1) return `${decisions.length} decisions held`;
    const wasDenied = denial.statusCode === 200;
    if (wasDenied) return last.status === 'denied' ? 'consistent' : `denied, then ${last.status}`;
    return ['approved', 'consumed'].includes(last.status)
      ? 'consistent'
      : `approved, then ${last.status}`;
  }
});
