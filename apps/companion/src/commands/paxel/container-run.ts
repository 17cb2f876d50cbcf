import type { Host } from '../../kit/host.js';
import type { Ending, Programs } from '../../kit/programs.js';
import { commandLine, type RunOptions } from './command-line.js';
import { killContainer, removeContainer } from './engine.js';
import { HeardLines } from './heard-lines.js';
import type { Interruption } from './interruption.js';
import type { PaxelSettings } from './paxel-settings.js';
import { fitToShow, toldTail } from './told-tail.js';

/** Only the end of a long output can hold the report. */
const HEARD_MAX = 512_000;
const ID_FILE = 'container';
const CONTAINER = /^[0-9a-f]{12}/;

export interface RunOutcome {
  how: 'finished' | 'failed' | 'interrupted';
  output: string;
  /** Why it failed, fit to be told. */
  error?: string;
  /** `exit:0 container:0123456789ab` */
  reference: string;
}

/** Runs the tool in a container and leaves none behind, however it ends. */
export async function containerRun(
  host: Host,
  programs: Programs,
  options: RunOptions,
  { settings, interruption }: { settings: PaxelSettings; interruption: Interruption },
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
  const show = (line: string) => host.terminal.say(fitToShow(line, host.home));
  const lines = { out: new HeardLines(show), error: new HeardLines(show) };
  const child = programs.start(line.program, line.args, (text, from) => {
    heard.all = (heard.all + text).slice(-HEARD_MAX);
    if (from === 'error') heard.errors = (heard.errors + text).slice(-HEARD_MAX);
    lines[from].take(text);
  });
  const stop = new Stopping(programs, child, settings, () => folder.read(ID_FILE));
  interruption.whenAsked(() => void stop.now('interrupted'));
  const timer = setTimeout(() => void stop.now('timeout'), settings.timeoutMs);
  const { code, fault } = await child.ended;
  clearTimeout(timer);
  await stop.settled;
  for (const rest of Object.values(lines)) rest.end();
  const container = CONTAINER.exec(folder.read(ID_FILE) ?? '')?.[0];
  folder.remove();
  const reference = `exit:${code ?? -1}${container ? ` container:${container}` : ''}`;
  const base = { output: heard.all, reference };
  if (stop.why === 'interrupted') return { ...base, how: 'interrupted' };
  const error = stop.why
    ? `Paxel took longer than ${Math.round(settings.timeoutMs / 1000)} seconds and was stopped. Give it more time with --timeout-ms.`
    : failure(
        { code, fault },
        (lead) => toldTail(heard.errors || heard.all, host.home, lead),
        settings,
      );
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
    const { engine, graceMs } = this.settings;
    this.child.signal('SIGTERM');
    const isGone = await this.isGoneInTime();
    const id = this.container()?.trim();
    if (id) await killContainer(this.programs, engine, id);
    if (!isGone) {
      const late = setTimeout(() => this.child.signal('SIGKILL'), graceMs);
      await this.child.ended;
      clearTimeout(late);
    }
    // Looked for again: it may have begun while its client was asked to stop.
    const left = id ?? this.container()?.trim();
    if (left) await removeContainer(this.programs, engine, left);
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
  { code, fault }: Ending,
  tail: (lead: string) => string,
  { engine, image }: PaxelSettings,
): string | undefined {
  if (fault !== undefined) return `${engine} could not be started (${fault}).`;
  if (code === 0) return undefined;
  const what =
    code === 125
      ? `${engine} could not run ${image}`
      : `Paxel ended with exit code ${code ?? 'none'}`;
  const told = tail(`${what}: `);
  return told === `${what}: ` ? `${what}.` : told;
}
