import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Repositories, statePlaces } from '@covibe/local-state';
import { type Host, realFiles } from '../../kit/host.js';
import { type Programs, realPrograms } from '../../kit/programs.js';
import { paxel, type PaxelCommandOptions } from './paxel.js';

const TOKEN = `cv_${'Z'.repeat(36)}`;
const REPORT = 'https://paxel.ycombinator.com/r/1';
const REPORTING = `echo "Report: ${REPORT}"; echo "Token: tok_1234"`;

/** What the server is asked and answers, in its own words. */
interface Heard {
  operation: string;
  create?: boolean;
  status?: string;
  error?: string;
  report_url?: string;
  report_token?: string;
  output_reference?: string;
  project?: string;
}

describe('covibe-local paxel', () => {
  let folder: string;
  let server: Server;
  let heard: Heard[];
  let waiting: Record<string, unknown> | null;
  let refusal: { status: number; error: string } | undefined;
  let said: string[];
  let out: string[];
  let interrupt: () => void;

  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'covibe-paxel-'));
    mkdirSync(join(folder, 'home', '.claude'), { recursive: true });
    [heard, said, out, waiting, refusal] = [[], [], [], null, undefined];
    server = createServer((request, reply) => {
      let text = '';
      request.on('data', (part: Buffer) => (text += part.toString()));
      request.on('end', () => {
        const body = JSON.parse(text) as Heard;
        heard.push(body);
        reply.setHeader('content-type', 'application/json');
        if (refusal) {
          reply.statusCode = refusal.status;
          reply.end(JSON.stringify({ error: refusal.error, code: 'x/y', request_id: 'r' }));
        } else reply.end(JSON.stringify(answer(body)));
      });
    });
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  });
  afterEach(async () => {
    await new Promise((done) => server.close(done));
    rmSync(folder, { recursive: true });
  });

  function answer(body: Heard): object {
    const run = {
      id: 'pax_1',
      run_type: 'repo',
      project: null,
      since: null,
      no_repo: false,
      no_sentry: false,
      ...waiting,
    };
    if (body.operation === 'complete') return { run: { ...run, ...body }, ignored: [] };
    if (body.create) return { run, ignored: [] };
    return waiting
      ? { run, ignored: body.project ? ['--project'] : [] }
      : { run: null, ignored: [] };
  }

  /** An engine that does what the script says when it is asked to run something. */
  function engine(script: string): string {
    const path = join(folder, 'engine');
    const log = join(folder, 'log');
    writeFileSync(
      path,
      `#!/bin/sh
echo "$@" >> ${log}
case "$1" in
  run)
    for word in "$@"; do case "$word" in --cidfile=*) printf 0123456789abcdef > "\${word#--cidfile=}";; esac; done
    ${script}
    ;;
  kill) touch ${join(folder, 'killed')};;
esac
`,
    );
    chmodSync(path, 0o755);
    return path;
  }
  const engineLog = () => readFileSync(join(folder, 'log'), 'utf8');

  const programs: Programs = {
    ...realPrograms,
    onInterrupt: (work) => {
      interrupt = work;
      return () => undefined;
    },
  };

  function host(env: Record<string, string> = {}): Host {
    const { port } = server.address() as AddressInfo;
    return {
      env: { COVIBE_BASE_URL: `http://127.0.0.1:${port}`, COVIBE_MCP_TOKEN: TOKEN, ...env },
      platform: 'linux',
      nodeVersion: '24.0.0',
      nodePath: process.execPath,
      home: join(folder, 'home'),
      folder,
      machineName: 'test',
      packageFolder: folder,
      files: realFiles,
      terminal: {
        out: (text) => void out.push(text),
        say: (text) => void said.push(text),
        progress: () => undefined,
        isInteractive: false,
        colours: false,
        ask: () => Promise.reject(new Error('nobody is asked')),
      },
      launch: () => undefined,
      now: () => Date.now(),
      sleep: () => Promise.resolve(),
    };
  }
  const run = (
    script: string,
    {
      env = {},
      options = {},
    }: { env?: Record<string, string>; options?: PaxelCommandOptions } = {},
  ) => paxel(host({ COVIBE_PAXEL_DOCKER: engine(script), ...env }), programs, options);
  const ending = () => heard.at(-1);

  it('claims before it creates, runs, and tells where the report is', async () => {
    expect(await run(REPORTING)).toBe(0);
    expect(heard.map(({ operation, create }) => [operation, create])).toEqual([
      ['claim', undefined],
      ['claim', true],
      ['complete', undefined],
    ]);
    expect(ending()).toMatchObject({
      status: 'completed',
      report_url: REPORT,
      report_token: 'tok_1234',
      output_reference: 'exit:0 container:0123456789ab',
    });
    expect(out).toEqual([REPORT]);
    expect(engineLog()).toContain('/.claude:/claude:ro');
    expect(engineLog()).toContain(`${folder}:/workspace`);
    expect(engineLog()).not.toContain('.cursor');
  });

  it('runs a request of the console as it was made and names the flags it does not use', async () => {
    waiting = { run_type: 'all-repo', no_repo: true, project: 'acme' };
    expect(await run(REPORTING, { options: { project: 'other' } })).toBe(0);
    expect(heard.some(({ create }) => create)).toBe(false);
    expect(said.join('\n')).toContain('--project');
    expect(said.join('\n')).toContain('cannot leave excluded ones out');
    expect(engineLog()).toContain('--project acme --no-repo');
    expect(engineLog()).not.toContain('/workspace');
  });

  it('tells exit code and end of the output when the tool fails, without tokens or home', async () => {
    const text = `cannot read ${join(folder, 'home')}/.claude with ${TOKEN}`;
    expect(await run(`echo "${text}" >&2; exit 3`)).toBe(1);
    expect(ending()).toMatchObject({ status: 'failed', output_reference: /exit:3/ as never });
    expect(ending()?.error).toContain('exit code 3: cannot read ~/.claude with cv_…ZZZZ');
    expect(said.join('\n')).not.toContain(TOKEN);
  });

  it('says that the image could not be run', async () => {
    expect(await run('echo "no such image" >&2; exit 125')).toBe(1);
    expect(ending()?.error).toContain('could not run ycombinator/paxel: no such image');
  });

  it('kills a container that takes too long and does not listen', async () => {
    const stubborn = `trap '' TERM; while [ ! -e ${join(folder, 'killed')} ]; do sleep 0.1; done; exit 137`;
    expect(await run(stubborn, { options: { timeoutMs: '1000' } })).toBe(1);
    expect(ending()).toMatchObject({ status: 'failed' });
    expect(ending()?.error).toContain('longer than 1 seconds');
    expect(engineLog()).toContain('kill 0123456789abcdef');
    expect(engineLog()).toContain('rm -f 0123456789abcdef');
  });

  it('cancels the run on Ctrl-C and leaves no container', async () => {
    const going = run(`touch ${join(folder, 'begun')}; exec sleep 30`);
    while (!existsSync(join(folder, 'begun'))) await sleep(10);
    interrupt();
    expect(await going).toBe(130);
    expect(ending()).toMatchObject({ status: 'cancelled' });
    expect(engineLog()).toContain('kill 0123456789abcdef');
  });

  it('fails the run when no engine is there', async () => {
    const env = { COVIBE_PAXEL_DOCKER: join(folder, 'nowhere') };
    expect(await paxel(host(env), programs, {})).toBe(1);
    expect(ending()?.error).toContain('is not installed');
  });

  it('fails the run when nothing it printed is a report', async () => {
    expect(await run('echo done')).toBe(1);
    expect(ending()?.error).toContain('no address of a report');
  });

  it('shows the server’s refusal and starts nothing', async () => {
    refusal = { status: 409, error: 'You have a Paxel run that is requested or running.' };
    await expect(run(REPORTING)).rejects.toThrow('requested or running');
    expect(existsSync(join(folder, 'log'))).toBe(false);
  });

  it('prints the exact command of a dry run, and needs neither token nor server', async () => {
    const env = { COVIBE_MCP_TOKEN: '', COVIBE_BASE_URL: 'http://127.0.0.1:1' };
    expect(await run(REPORTING, { env, options: { dryRun: true, since: '2026-01-02' } })).toBe(0);
    expect(out.at(-1)).toMatch(/run --rm .*:\/claude:ro .*ycombinator\/paxel --since 2026-01-02$/);
    expect(out[0]).toContain('.cursor does not exist: not mounted');
    expect(heard).toEqual([]);
  });

  it('asks and runs nothing in an excluded repository, not even for the console', async () => {
    const home = join(folder, 'home');
    new Repositories(statePlaces({}, home), home).exclude(folder);
    for (const options of [{}, { dryRun: true }, { repo: false }]) {
      await expect(run(REPORTING, { options })).rejects.toThrow('is excluded');
    }
    expect(heard).toEqual([]);
    waiting = { run_type: 'repo' };
    expect(await run(REPORTING, { options: { allRepos: true } })).toBe(1);
    expect(ending()).toMatchObject({ operation: 'complete', status: 'failed' });
    expect(existsSync(join(folder, 'log'))).toBe(false);
    waiting = { run_type: 'all-repo' };
    expect(await run(REPORTING, { options: { allRepos: true } })).toBe(0);
  });

  it.each([
    [{ since: 'yesterday' }, '--since'],
    [{ project: '--privileged' }, '--project'],
    [{ timeoutMs: '5' }, '--timeout-ms'],
  ])('refuses %j', async (options, flag) => {
    await expect(run(REPORTING, { options })).rejects.toThrow(flag);
    expect(heard).toEqual([]);
  });

  it('sends people without a token to setup', async () => {
    await expect(run(REPORTING, { env: { COVIBE_MCP_TOKEN: '' } })).rejects.toThrow(
      'covibe-local setup',
    );
  });
});
