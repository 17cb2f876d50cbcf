import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { PAXEL } from '@covibe/contracts';
import type { PaxelOverviewReply, PaxelRunReply } from '@covibe/contracts/dto';
import type { Engine } from '../../tools/container/engine.js';
import { podmanWithStandIn } from '../../tools/container/paxel-stand-in.js';
import { type CompanionRun, JourneyMachine } from '../support/journey-machine.js';
import { type ConsoleVisitor, JourneyServer } from '../support/journey-server.js';
import { plantTenant, plantToken } from '../support/planted-tenant.js';

const WITH_BUILD = 600_000;

/** Run by `npm run test:paxel`, which says so where there is no podman. */
describe('Paxel in a real container engine', () => {
  let engine: Engine;
  let server: JourneyServer;
  let machine: JourneyMachine;
  let ada: ConsoleVisitor;
  let env: Record<string, string>;

  beforeAll(async () => {
    const podman = podmanWithStandIn();
    if ('obstacle' in podman) throw new Error(podman.obstacle);
    ({ engine } = podman);
    server = await JourneyServer.start();
    const acme = await plantTenant(server.database, { name: 'acme' });
    const [workspaceId = ''] = acme.workspaceIds;
    const owner = { tenantId: acme.id, workspaceId, developerId: acme.admin.id };
    const { token } = await plantToken(server.database, owner);
    ada = await server.person(acme.admin.id);
    machine = new JourneyMachine();
    mkdirSync(join(machine.home, '.claude'));
    const settings = Object.entries(engine.env).filter(([name]) => name.startsWith('CONTAINERS_'));
    env = {
      ...(Object.fromEntries(settings) as Record<string, string>),
      ...{ COVIBE_PAXEL_DOCKER: 'podman', COVIBE_BASE_URL: server.origin, COVIBE_MCP_TOKEN: token },
    };
  }, WITH_BUILD);
  afterAll(async () => {
    machine?.remove();
    // Whatever a red run left.
    engine?.attempt(['rm', '--all', '--force']);
    await server?.stop();
  });

  const inHome = (name: string, text: string) =>
    writeFileSync(join(machine.home, '.claude', name), text);
  const paxel = (args: string[] = [], own: Record<string, string> = {}): Promise<CompanionRun> =>
    machine.covibe(['paxel', ...args], { env: { ...env, ...own } });
  const latest = async (): Promise<PaxelRunReply | undefined> =>
    (await ada.get<PaxelOverviewReply>(PAXEL.overview.path)).runs[0];
  /** Whatever an engine believes: no process of the machine was given this name. */
  const processesWith = (name: string): string[] =>
    readdirSync('/proc')
      .filter((entry) => /^\d+$/.test(entry) && commandLineOf(entry).includes(name))
      .map(commandLineOf);
  const containers = () => engine.run(['ps', '--all', '--quiet']);
  const untilRunning = async (name: string) => {
    for (let waited = 0; waited < 30_000; waited += 50) {
      if (processesWith(name).some((line) => line.startsWith('/bin/sh'))) return;
      await sleep(50);
    }
    throw new Error('the container never began');
  };

  it('reads agent folders without being able to write them, and leaves where its report is', async () => {
    inHome('token', 'rt_journey_1234');
    const { code, out, words } = await paxel(['--project', 'acme', '--no-sentry']);
    expect({ code, out, words }).toMatchObject({
      code: 0,
      out: 'https://paxel.ycombinator.com/r/stand-in\n',
    });
    expect(words).toContain('Paxel stand-in: --project acme --no-sentry\n');
    expect(machine.read('app', 'paxel-was-here')).toBe('--project acme --no-sentry\n');
    expect(await latest()).toMatchObject({
      status: 'completed',
      report_url: 'https://paxel.ycombinator.com/r/stand-in',
      report_token: 'rt_journey_1234',
      requested_by: 'companion',
    });
    expect(containers()).toBe('');
  });

  it('has no work tree in a run of all repositories', async () => {
    const { code, words } = await paxel(['--all-repos'], { COVIBE_PAXEL_DOCKER: 'podman' });
    expect(code).toBe(0);
    expect(words).toContain('cannot leave excluded ones out');
    expect(words).toContain('Paxel stand-in: --no-repo\n');
    expect(machine.read('app', 'paxel-was-here')).not.toContain('--no-repo');
  });

  it('tells exit code and complaint of a tool that fails, with token and home masked', async () => {
    inHome('complaint', `${'x'.repeat(2_000)} ${machine.home}/.claude: ${env.COVIBE_MCP_TOKEN}\n`);
    expect((await paxel(['--project', 'fails'])).code).toBe(1);
    const run = await latest();
    expect(run?.status).toBe('failed');
    expect(run?.error).toMatch(/^Paxel ended with exit code 3: x+ ~\/\.claude: cv_….{4}$/);
    expect(run?.error).toHaveLength(1_000);
  });

  it('leaves nothing running when a tool that does not listen takes too long', async () => {
    const name = `stubborn-${process.pid}-late`;
    const { code } = await paxel(['--project', name, '--timeout-ms', '1000']);
    expect(code).toBe(1);
    expect(await latest()).toMatchObject({ status: 'failed', project: name });
    expect((await latest())?.error).toContain('took longer than 1 seconds');
    expect([processesWith(name), containers()]).toEqual([[], '']);
  });

  it.each([
    ['Ctrl-C', 'interrupt'],
    ['a terminal that is closed', 'closeTerminal'],
  ] as const)('is cancelled by %s, and nothing is left running', async (_, stop) => {
    const name = `stubborn-${process.pid}-${stop}`;
    const going = machine.interruptible(['paxel', '--project', name, '--timeout-ms', '5000'], env);
    await untilRunning(name);
    going[stop]();
    expect((await going.ended).code).toBe(130);
    expect(await latest()).toMatchObject({ status: 'cancelled', project: name });
    expect([processesWith(name), containers()]).toEqual([[], '']);
  });

  it('says that an image cannot be had', async () => {
    const { code } = await paxel([], { COVIBE_PAXEL_IMAGE: 'localhost/covibe/no-such-image' });
    expect(code).toBe(1);
    expect((await latest())?.error).toMatch(
      /^podman could not run localhost\/covibe\/no-such-image: /,
    );
  });

  it('says that an engine is not installed', async () => {
    expect((await paxel([], { COVIBE_PAXEL_DOCKER: 'no-such-engine' })).code).toBe(1);
    expect((await latest())?.error).toMatch(/^no-such-engine is not installed\./);
  });
});

function commandLineOf(pid: string): string {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ');
  } catch {
    // It ended meanwhile.
    return '';
  }
}
