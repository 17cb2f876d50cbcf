import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type PaxelCommandOptions, paxel } from '../../apps/companion/src/commands/paxel/paxel.js';
import { type Host, realFiles } from '../../apps/companion/src/kit/host.js';
import { type Programs, realPrograms } from '../../apps/companion/src/kit/programs.js';

/** What the server is asked, in its own words. */
export interface AskedOfPaxel {
  operation: string;
  create?: boolean;
  status?: string;
  error?: string;
  report_url?: string;
  report_token?: string;
  output_reference?: string;
  project?: string;
}

/** A machine with a container engine that obeys a script, and a server that notes what it hears. */
export class PaxelMachine {
  static readonly token = `cv_${'Z'.repeat(36)}`;
  readonly folder = mkdtempSync(join(tmpdir(), 'covibe-paxel-'));
  readonly home = join(this.folder, 'home');
  readonly heard: AskedOfPaxel[] = [];
  readonly said: string[] = [];
  readonly out: string[] = [];
  /** A run that was asked for in the console. */
  waiting: Record<string, unknown> | null = null;
  /** Answers the server refuses with; `asked` says which. */
  refusal?: { status: number; error: string; of?: (asked: AskedOfPaxel) => boolean };
  interrupt: () => void = () => undefined;
  private readonly server: Server;

  private constructor() {
    mkdirSync(join(this.home, '.claude'), { recursive: true });
    this.server = createServer((request, reply) => {
      let text = '';
      request.on('data', (part: Buffer) => (text += part.toString()));
      request.on('end', () => {
        const { status, body } = this.replyTo(JSON.parse(text) as AskedOfPaxel);
        reply.writeHead(status, { 'content-type': 'application/json' });
        reply.end(JSON.stringify(body));
      });
    });
  }

  static async start(): Promise<PaxelMachine> {
    const machine = new PaxelMachine();
    await new Promise<void>((done) => machine.server.listen(0, '127.0.0.1', done));
    return machine;
  }

  async stop(): Promise<void> {
    await new Promise((done) => this.server.close(done));
    rmSync(this.folder, { recursive: true });
  }

  get ending(): AskedOfPaxel | undefined {
    return this.heard.at(-1);
  }

  get engineLog(): string {
    const log = join(this.folder, 'log');
    return existsSync(log) ? readFileSync(log, 'utf8') : '';
  }

  /** Runs the command with an engine that does what the script says when it is to run something. */
  run(
    script: string,
    {
      env = {},
      options = {},
    }: { env?: Record<string, string>; options?: PaxelCommandOptions } = {},
  ) {
    const host = this.host({ COVIBE_PAXEL_DOCKER: this.engine(script), ...env });
    return paxel(host, this.programs, options);
  }

  /** A file in the machine's folder; the script can make it, `kill` makes `killed`. */
  file(name: string): string {
    return join(this.folder, name);
  }

  private replyTo(asked: AskedOfPaxel): { status: number; body: object } {
    this.heard.push(asked);
    const { refusal } = this;
    if (refusal && (refusal.of?.(asked) ?? true)) {
      return {
        status: refusal.status,
        body: { error: refusal.error, code: 'x/y', request_id: 'r' },
      };
    }
    const run = {
      ...{ id: 'pax_1', run_type: 'repo', project: null, since: null },
      ...{ no_repo: false, no_sentry: false, ...(asked.create ? asked : this.waiting) },
    };
    if (asked.operation === 'complete') {
      return { status: 200, body: { run: { ...run, ...asked }, ignored: [] } };
    }
    const isTaken = asked.create || this.waiting !== null;
    const ignored = !asked.create && this.waiting && asked.project ? ['--project'] : [];
    return { status: 200, body: { run: isTaken ? run : null, ignored } };
  }

  private engine(script: string): string {
    const path = this.file('engine');
    writeFileSync(
      path,
      `#!/bin/sh
echo "$@" >> ${this.file('log')}
case "$1" in
  run)
    for word in "$@"; do case "$word" in --cidfile=*) printf 0123456789abcdef > "\${word#--cidfile=}";; esac; done
    ${script}
    ;;
  kill) touch ${this.file('killed')};;
esac
`,
      { mode: 0o755 },
    );
    return path;
  }

  private readonly programs: Programs = {
    ...realPrograms,
    onInterrupt: (work) => {
      this.interrupt = work;
      return () => undefined;
    },
  };

  private host(env: Record<string, string>): Host {
    const { port } = this.server.address() as AddressInfo;
    return {
      env: {
        COVIBE_BASE_URL: `http://127.0.0.1:${port}`,
        COVIBE_MCP_TOKEN: PaxelMachine.token,
        ...env,
      },
      ...{ platform: 'linux', nodeVersion: '24.0.0', nodePath: process.execPath },
      ...{ home: this.home, folder: this.folder, machineName: 'test' },
      packageFolder: this.folder,
      files: realFiles,
      terminal: {
        out: (text) => void this.out.push(text),
        say: (text) => void this.said.push(text),
        progress: () => undefined,
        ...{ isInteractive: false, colours: false },
        ask: () => Promise.reject(new Error('nobody is asked')),
      },
      launch: () => undefined,
      now: () => Date.now(),
      sleep: () => Promise.resolve(),
    };
  }
}
