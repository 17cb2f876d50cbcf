import type { Host } from '../../kit/host.js';
import type { Programs } from '../../kit/programs.js';
import { commandLine, type RunOptions } from './command-line.js';
import type { PaxelSettings } from './paxel-settings.js';
import { toldTail } from './told-tail.js';

/** Only the end of a long output can hold the report. */
const HEARD_MAX = 512_000;
const ID_FILE = 'container';

export interface RunOutcome {
  how: 'finished' | 'failed' | 'interrupted';
  output: string;
  /** Why it failed, fit to be told. */
  error?: string;
  /** `exit:0 container:0123456789ab` */
  reference: string;
}

/** Whether a container engine is there and answers. */
export async function engineFault(programs: Programs, engine: string): Promise<string | undefined> {
  const { code, fault } = await programs.start(engine, ['version']).ended;
  if (fault === 'ENOENT')
    return `${engine} is not installed. Install it, or name another engine with COVIBE_PAXEL_DOCKER.`;
  if (fault !== undefined) return `${engine} cannot be started (${fault}).`;
  return code === 0
    ? undefined
    : `${engine} is not running. Start it and run covibe-local paxel again.`;
}

/** Runs the tool in a container and leaves none behind, however it ends. */
export async function containerRun(
  host: Host,
  programs: Programs,
  options: RunOptions,
  settings: PaxelSettings,
): Promise<RunOutcome> {
  const folder = programs.newFolder();
  const line = commandLine(options, {
    home: host.home,
    folder: host.folder,
    isFolder: (path) => host.files.isFolder(path),
    engine: settings.engine,
    image: settings.image,
    idFile: `${folder.path}/${ID_FILE}`,
  });
  const heard = { all: '', errors: '' };
  const child = programs.start(line.program, line.args, (text, from) => {
    heard.all = (heard.all + text).slice(-HEARD_MAX);
    if (from === 'error') heard.errors = (heard.errors + text).slice(-HEARD_MAX);
    host.terminal.say(toldTail(text, host.home));
  });
  const stop = new Stopping(programs, child, settings, () => folder.read(ID_FILE));
  const forget = programs.onInterrupt(() => void stop.now('interrupted'));
  const timer = setTimeout(() => void stop.now('timeout'), settings.timeoutMs);
  const { code, fault } = await child.ended;
  clearTimeout(timer);
  await stop.settled;
  forget();
  const container = folder.read(ID_FILE)?.trim().slice(0, 12);
  folder.remove();
  const reference = `exit:${code ?? -1}${container ? ` container:${container}` : ''}`;
  const base = { output: heard.all, reference };
  if (stop.why === 'interrupted') return { ...base, how: 'interrupted' };
  const error = stop.why
    ? `Paxel took longer than ${Math.round(settings.timeoutMs / 1000)} seconds and was stopped. Give it more time with --timeout-ms.`
    : failure(code, fault, toldTail(heard.errors || heard.all, host.home), settings);
  return error ? { ...base, how: 'failed', error } : { ...base, how: 'finished' };
}

/** Ends a run once: politely, then for sure. */
class Stopping {
  why: 'timeout' | 'interrupted' | undefined;
  settled: Promise<void> = Promise.resolve();

  constructor(
    private readonly programs: Programs,
    private readonly child: {
      ended: Promise<unknown>;
      signal: (name: 'SIGTERM' | 'SIGKILL') => void;
    },
    private readonly settings: PaxelSettings,
    private readonly container: () => string | undefined,
  ) {}

  now(why: 'timeout' | 'interrupted'): void {
    if (this.why) return;
    this.why = why;
    this.settled = this.stop();
  }

  /** A tool that ignores SIGTERM keeps its container, and one whose client died keeps it too. */
  private async stop(): Promise<void> {
    this.child.signal('SIGTERM');
    const isGone = await this.isGoneInTime();
    const id = this.container()?.trim();
    if (id) await this.programs.start(this.settings.engine, ['kill', id]).ended;
    if (!isGone) {
      const late = setTimeout(() => this.child.signal('SIGKILL'), this.settings.graceMs);
      await this.child.ended;
      clearTimeout(late);
    }
    if (id) await this.programs.start(this.settings.engine, ['rm', '-f', id]).ended;
  }

  private isGoneInTime(): Promise<boolean> {
    return new Promise((settle) => {
      const grace = setTimeout(() => settle(false), this.settings.graceMs);
      void this.child.ended.then(() => {
        clearTimeout(grace);
        settle(true);
      });
    });
  }
}

function failure(
  code: number | null,
  fault: string | undefined,
  tail: string,
  { engine, image }: PaxelSettings,
): string | undefined {
  if (fault !== undefined) return `${engine} could not be started (${fault}).`;
  if (code === 0) return undefined;
  const said = tail ? `: ${tail}` : '.';
  if (code === 125) return `${engine} could not run ${image}${said}`;
  return `Paxel ended with exit code ${code ?? 'none'}${said}`;
}
