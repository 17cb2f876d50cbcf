import { PAXEL, type PaxelRunReply } from '@covibe/contracts';
import { chooseToken, Repositories, statePlaces } from '@covibe/local-state';
import { ApiFault, Unreachable } from '../../kit/api.js';
import { CommandFault, type ExitCode } from '../../kit/faults.js';
import type { Host } from '../../kit/host.js';
import type { Programs } from '../../kit/programs.js';
import { type ServerOptions, type Standpoint, standpointOf } from '../../kit/standpoint.js';
import { plain } from '../../kit/terminal.js';
import { asTyped, commandLine, mountsTree, type RunOptions } from './command-line.js';
import { containerRun, type RunOutcome } from './container-run.js';
import { engineFault } from './engine.js';
import { Interruption } from './interruption.js';
import { paxelSettings, type PaxelSettings } from './paxel-settings.js';
import { findReport } from './report.js';
import { askedOptions, type PaxelFlags } from './asked-options.js';

export interface PaxelCommandOptions extends ServerOptions, PaxelFlags {
  token?: string;
  timeoutMs?: string;
  dryRun?: boolean;
}

const EXCLUDED =
  'This repository is excluded, so Paxel was not run on it. Run covibe-local include in it first, or run Paxel in another one.';
const READS_EVERYTHING =
  'Paxel reads whole agent folders: a run of all repositories cannot leave excluded ones out.';
/** Printed without: the file would stay behind, and a second run of the same line would fail on it. */
const ADDS_ID_FILE =
  '# a run adds --cidfile with a file of its own, by which it can end the container';
const NEVER_RAN = 'exit:-1';
const REPORT_TRIES = 4;
const REPORT_WAIT_MS = 1_000;

/** Runs Paxel on this machine because a person typed so; the server hears only where the report is. */
export async function paxel(
  host: Host,
  programs: Programs,
  options: PaxelCommandOptions,
): Promise<ExitCode> {
  const settings = paxelSettings(host.env, options.timeoutMs);
  const asked = askedOptions(options);
  const isKeptOut = isExcluded(host);
  if (isKeptOut && asked.run_type !== 'all-repo') throw new CommandFault(EXCLUDED);
  if (options.dryRun) return preview(host, settled(asked), settings);
  const place = standpointOf(host, options);
  const { origin, credentials } = place;
  const chosen = chooseToken({ origin, env: host.env, credentials, flag: options.token });
  if (!chosen) {
    throw new CommandFault(`No token for ${origin} on this machine. Run covibe-local setup first.`);
  }
  const interruption = new Interruption(programs);
  try {
    const run = await taken(place, chosen.token, asked);
    if (!mountsTree(run)) host.terminal.say(READS_EVERYTHING);
    const fault =
      isKeptOut && run.run_type === 'repo'
        ? EXCLUDED
        : await engineFault(programs, settings.engine);
    const outcome = interruption.isAsked
      ? { how: 'interrupted' as const, output: '', reference: NEVER_RAN }
      : fault
        ? { how: 'failed' as const, output: '', error: fault, reference: NEVER_RAN }
        : await containerRun(host, programs, run, { settings, interruption });
    interruption.forget();
    return await report(place, chosen.token, run, concluded(outcome, settings));
  } finally {
    interruption.forget();
  }
}

/** Before anything is read or asked; whoever cannot tell what is excluded runs nothing. */
function isExcluded({ env, home, folder }: Host): boolean {
  const repositories = new Repositories(statePlaces(env, home), home);
  return repositories.standing(folder, '') === 'excluded';
}

/** A waiting run first, as it was asked for; else a new one. */
async function taken(
  { api, host: { terminal } }: Standpoint,
  token: string,
  asked: Partial<RunOptions>,
): Promise<PaxelRunReply> {
  const flags = definedOnly(asked);
  const waiting = await api.call(PAXEL.runner, { body: { operation: 'claim', ...flags }, token });
  if (waiting.run) {
    terminal.say('A run was asked for in the console: its options count.');
    const ignored = waiting.ignored.map(plain).join(', ');
    if (ignored) terminal.say(`Not used, because they differ: ${ignored}`);
    return waiting.run;
  }
  const body = { operation: 'claim' as const, create: true, ...flags };
  const { run } = await api.call(PAXEL.runner, { body, token });
  if (!run) throw new CommandFault('The server made no run. Run covibe-local doctor.');
  return run;
}

interface Conclusion {
  status: 'completed' | 'failed' | 'cancelled';
  report_url?: string;
  report_token?: string;
  error?: string;
  output_reference?: string;
}

function concluded(outcome: RunOutcome, settings: PaxelSettings): Conclusion {
  const output_reference = outcome.reference;
  if (outcome.how === 'interrupted') return { status: 'cancelled', output_reference };
  if (outcome.how === 'failed') {
    return { status: 'failed', error: outcome.error ?? 'Paxel failed.', output_reference };
  }
  const found = findReport(outcome.output, settings.hosts, settings.patterns);
  if (!found) {
    const error =
      'Paxel finished, but no address of a report was found in what it printed. ' +
      'COVIBE_PAXEL_URL_PATTERN can say where it is.';
    return { status: 'failed', error, output_reference };
  }
  return {
    status: 'completed',
    report_url: found.url,
    ...(found.token === null ? {} : { report_token: found.token }),
    output_reference,
  };
}

async function report(
  place: Standpoint,
  token: string,
  run: PaxelRunReply,
  conclusion: Conclusion,
): Promise<ExitCode> {
  const { terminal } = place.host;
  const ended = await told(place, token, run, conclusion);
  if (conclusion.status === 'cancelled') {
    terminal.say('Stopped, and the run is cancelled.');
    return 130;
  }
  if (ended.status === 'completed' && ended.report_url) {
    terminal.say(`The report is ready; its token is on your profile at ${place.origin}.`);
    terminal.out(ended.report_url);
    return 0;
  }
  terminal.say(plain(ended.error ?? conclusion.error ?? 'The run failed.'));
  return 1;
}

/**
 * A finished run is worth some patience: the server may be restarting. What it will not take as it is
 * said becomes a failure that says why, so that no run stays open because of what a tool printed.
 */
async function told(
  { api, host }: Standpoint,
  token: string,
  { id }: PaxelRunReply,
  conclusion: Conclusion,
): Promise<PaxelRunReply> {
  let said = conclusion;
  for (let tries = 1; ; tries += 1) {
    try {
      const body = { operation: 'complete' as const, run_id: id, ...said };
      const { run } = await api.call(PAXEL.runner, { body, token });
      if (run) return run;
      throw new CommandFault('The server knows this run no more. Look at your profile.');
    } catch (fault) {
      const isRefused = fault instanceof ApiFault && fault.status === 400;
      if (isRefused && said === conclusion) {
        said = { status: 'failed', error: plain(`The report was refused: ${fault.message}`) };
        continue;
      }
      const isPassing =
        fault instanceof Unreachable ||
        (fault instanceof ApiFault && (fault.status >= 500 || fault.status === 429));
      if (!isPassing || tries >= REPORT_TRIES) throw fault;
      await host.sleep(REPORT_WAIT_MS * 2 ** tries);
    }
  }
}

function preview(host: Host, options: RunOptions, settings: PaxelSettings): ExitCode {
  const line = commandLine(options, {
    home: host.home,
    folder: host.folder,
    isFolder: (path) => host.files.isFolder(path),
    engine: settings.engine,
    image: settings.image,
  });
  if (!mountsTree(options)) host.terminal.out(`# ${READS_EVERYTHING}`);
  for (const folder of line.missing) host.terminal.out(`# ${folder} does not exist: not mounted`);
  host.terminal.out(ADDS_ID_FILE);
  host.terminal.out(asTyped(line));
  return 0;
}

function settled(asked: Partial<RunOptions>): RunOptions {
  return {
    run_type: asked.run_type ?? 'repo',
    project: asked.project ?? null,
    since: asked.since ?? null,
    no_repo: asked.no_repo ?? false,
    no_sentry: asked.no_sentry ?? false,
  };
}

/** On the wire a flag that was not given is not there. */
function definedOnly(asked: Partial<RunOptions>) {
  const { run_type, project, since, no_repo, no_sentry } = asked;
  return {
    ...(run_type ? { run_type } : {}),
    ...(project ? { project } : {}),
    ...(since ? { since } : {}),
    ...(no_repo ? { no_repo } : {}),
    ...(no_sentry ? { no_sentry } : {}),
  };
}
