import { Repositories, statePlaces } from '@covibe/local-state';
import { PaxelMachine } from '../../../../../test/support/paxel-machine.js';

const REPORT = 'https://paxel.ycombinator.com/r/1';
const REPORTING = `echo "Report: ${REPORT}"; echo "Token: tok_1234"`;

describe('covibe-local paxel', () => {
  let machine: PaxelMachine;

  beforeEach(async () => {
    machine = await PaxelMachine.start();
  });
  afterEach(() => machine.stop());

  it('claims before it creates, runs, and tells where the report is', async () => {
    expect(await machine.run(REPORTING)).toBe(0);
    expect(machine.heard.map(({ operation, create }) => [operation, create])).toEqual([
      ['claim', undefined],
      ['claim', true],
      ['complete', undefined],
    ]);
    expect(machine.ending).toMatchObject({
      status: 'completed',
      report_url: REPORT,
      report_token: 'tok_1234',
      output_reference: 'exit:0 container:0123456789ab',
    });
    expect(machine.out).toEqual([REPORT]);
    expect(machine.engineLog).toContain('/.claude:/claude:ro');
    expect(machine.engineLog).toContain(`${machine.folder}:/workspace`);
    expect(machine.engineLog).not.toContain('.cursor');
  });

  it('runs a request of the console as it was made and names the flags it does not use', async () => {
    machine.waiting = { run_type: 'all-repo', no_repo: true, project: 'acme' };
    expect(await machine.run(REPORTING, { options: { project: 'other' } })).toBe(0);
    expect(machine.heard.some(({ create }) => create)).toBe(false);
    expect(machine.said.join('\n')).toContain('--project');
    expect(machine.engineLog).toContain('--project acme --no-repo');
    expect(machine.engineLog).not.toContain('/workspace');
  });

  it('says before a run of all repositories that it cannot leave excluded ones out', async () => {
    expect(await machine.run('echo begun', { options: { allRepos: true } })).toBe(1);
    const warned = machine.said.findIndex((line) =>
      line.includes('cannot leave excluded ones out'),
    );
    expect(warned).toBeGreaterThanOrEqual(0);
    expect(warned).toBeLessThan(machine.said.indexOf('begun'));
  });

  it('shows the server’s refusal and starts nothing', async () => {
    machine.refusal = { status: 409, error: 'You have a Paxel run that is requested or running.' };
    await expect(machine.run(REPORTING)).rejects.toThrow('requested or running');
    expect(machine.engineLog).toBe('');
  });

  it('prints the exact command of a dry run, and needs neither token nor server', async () => {
    const env = { COVIBE_MCP_TOKEN: '', COVIBE_BASE_URL: 'http://127.0.0.1:1' };
    const options = { dryRun: true, since: '2026-01-02' };
    expect(await machine.run(REPORTING, { env, options })).toBe(0);
    const [first, ...rest] = machine.out;
    expect(rest.at(-1)).toMatch(/run --rm .*:\/claude:ro .*ycombinator\/paxel --since 2026-01-02$/);
    expect(first).toContain('.cursor does not exist: not mounted');
    expect(rest.at(-2)).toMatch(/^# a run adds --cidfile/);
    expect(rest.at(-1)).not.toContain('--cidfile');
    expect(machine.heard).toEqual([]);
  });

  it('says in a dry run of all repositories that excluded ones cannot be left out', async () => {
    expect(await machine.run(REPORTING, { options: { dryRun: true, allRepos: true } })).toBe(0);
    expect(machine.out[0]).toMatch(/^# .*cannot leave excluded ones out/);
  });

  it('asks and runs nothing in an excluded repository, not even for the console', async () => {
    const { home, folder } = machine;
    new Repositories(statePlaces({}, home), home).exclude(folder);
    for (const options of [{}, { dryRun: true }, { repo: false }]) {
      await expect(machine.run(REPORTING, { options })).rejects.toThrow('is excluded');
    }
    expect(machine.heard).toEqual([]);
    machine.waiting = { run_type: 'repo' };
    expect(await machine.run(REPORTING, { options: { allRepos: true } })).toBe(1);
    expect(machine.ending).toMatchObject({ operation: 'complete', status: 'failed' });
    expect(machine.engineLog).toBe('');
    machine.waiting = { run_type: 'all-repo' };
    expect(await machine.run(REPORTING, { options: { allRepos: true } })).toBe(0);
  });

  it.each([
    [{ since: 'yesterday' }, '--since'],
    [{ since: '2026-02-31' }, '--since'],
    [{ project: '--privileged' }, '--project'],
    [{ timeoutMs: '5' }, '--timeout-ms'],
  ])('refuses %j', async (options, flag) => {
    await expect(machine.run(REPORTING, { options })).rejects.toThrow(flag);
    expect(machine.heard).toEqual([]);
  });

  it('sends people without a token to setup', async () => {
    await expect(machine.run(REPORTING, { env: { COVIBE_MCP_TOKEN: '' } })).rejects.toThrow(
      'covibe-local setup',
    );
  });
});
