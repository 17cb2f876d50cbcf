import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { PaxelMachine } from '../../../../../test/support/paxel-machine.js';
import { realPrograms } from '../../kit/programs.js';
import { engineFault } from './engine.js';

const { token } = PaxelMachine;
const REPORTING = 'echo "Report: https://paxel.ycombinator.com/r/1"';

describe('a run of covibe-local paxel', () => {
  let machine: PaxelMachine;

  beforeEach(async () => {
    machine = await PaxelMachine.start();
  });
  afterEach(() => machine.stop());

  it('tells exit code and end of the output when the tool fails, without tokens or home', async () => {
    const text = `cannot read ${machine.home}/.claude with ${token}`;
    expect(await machine.run(`echo "${text}" >&2; exit 3`)).toBe(1);
    expect(machine.ending).toMatchObject({
      status: 'failed',
      output_reference: 'exit:3 container:0123456789ab',
      error: 'Paxel ended with exit code 3: cannot read ~/.claude with cv_…ZZZZ',
    });
    expect(machine.said.join('\n')).not.toContain(token);
  });

  it('tells no more than the server takes, whatever was said and in which characters', async () => {
    const rocket = String.raw`printf '\360\237\232\200\000' >&2`;
    await machine.run(`i=0; while [ $i -lt 900 ]; do ${rocket}; i=$((i+1)); done; exit 3`);
    const { error = '' } = machine.ending ?? {};
    expect(error).toMatch(/^Paxel ended with exit code 3: \u{1f680}+$/u);
    expect([error.length <= 1_000, error.isWellFormed()]).toEqual([true, true]);
  });

  it('shows what the tool says line by line, a token in two parts masked', async () => {
    const [first, second] = [token.slice(0, 20), token.slice(20)];
    await machine.run(`printf 'key ${first}'; sleep 0.3; printf '${second} read\\nnext\\n'`);
    expect(machine.said).toContain('key cv_…ZZZZ read');
    expect(machine.said).toContain('next');
    expect(machine.said.join('\n')).not.toContain('ZZZZZ');
  });

  it('says that the image could not be run', async () => {
    expect(await machine.run('echo "no such image" >&2; exit 125')).toBe(1);
    expect(machine.ending?.error).toContain('could not run ycombinator/paxel: no such image');
  });

  it('that takes too long and does not listen has its container killed', async () => {
    const stubborn = `trap '' TERM; while [ ! -e ${machine.file('killed')} ]; do sleep 0.1; done; exit 137`;
    expect(await machine.run(stubborn, { options: { timeoutMs: '1000' } })).toBe(1);
    expect(machine.ending).toMatchObject({ status: 'failed' });
    expect(machine.ending?.error).toContain('longer than 1 seconds');
    expect(machine.engineLog).toContain('kill 0123456789abcdef');
    expect(machine.engineLog).toContain('rm -f 0123456789abcdef');
  });

  it('is cancelled by Ctrl-C and leaves no container', async () => {
    const going = machine.run(`touch ${machine.file('begun')}; exec sleep 30`);
    while (!existsSync(machine.file('begun'))) await sleep(10);
    machine.interrupt();
    expect(await going).toBe(130);
    expect(machine.ending).toMatchObject({ status: 'cancelled' });
    expect(machine.engineLog).toContain('kill 0123456789abcdef');
  });

  it('is cancelled by a Ctrl-C that comes before anything runs', async () => {
    const going = machine.run(REPORTING);
    machine.interrupt();
    expect(await going).toBe(130);
    expect(machine.ending).toMatchObject({ status: 'cancelled', output_reference: 'exit:-1' });
    expect(machine.engineLog).not.toContain('run --rm');
  });

  it('fails when no engine is there', async () => {
    const env = { COVIBE_PAXEL_DOCKER: machine.file('nowhere') };
    expect(await machine.run(REPORTING, { env })).toBe(1);
    expect(machine.ending?.error).toContain('is not installed');
  });

  it('waits for no engine that hangs', async () => {
    const path = join(machine.folder, 'hanging');
    writeFileSync(path, '#!/bin/sh\nexec sleep 60\n', { mode: 0o755 });
    expect(await engineFault(realPrograms, path, 100)).toContain('is not running');
  });

  it('fails when nothing it printed is a report', async () => {
    expect(await machine.run('echo done')).toBe(1);
    expect(machine.ending?.error).toContain('no address of a report');
  });

  it('ends as failed when the server does not take what is reported', async () => {
    machine.refusal = {
      ...{ status: 400, error: 'not this one' },
      of: ({ report_url }) => report_url !== undefined,
    };
    expect(await machine.run(REPORTING)).toBe(1);
    const endings = machine.heard.filter(({ operation }) => operation === 'complete');
    expect(endings.map(({ status }) => status)).toEqual(['completed', 'failed']);
    expect(machine.ending?.error).toContain('was refused: not this one');
  });
});
