import { mkdirSync } from 'node:fs';
import { homedir, hostname } from 'node:os';
import { dirname } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { holdAlone, OriginFault } from '@covibe/local-state';
import { realFiles } from './kit/host.js';
import { repairUnit } from './kit/service/unit-repair.js';
import { watchAlone } from './kit/service/watch-alone.js';
import { Watch } from './watch/watch.js';

const MISUSED = 2;
/** Longer than any wait between two ticks. */
const SILENT_MS = 900_000;

/** `covibe-local watch`: ticks until it is stopped. One process a machine and server. */
export async function watchProcess(
  args: readonly string[],
  version: string,
  packageFolder: string,
): Promise<void> {
  const say = (line: string) => void process.stderr.write(`${line}\n`);
  try {
    const { values } = parseArgs({
      args: [...args],
      options: {
        'base-url': { type: 'string' },
        repo: { type: 'string' },
        // Said by what starts it unattended.
        service: { type: 'boolean' },
      },
    });
    const { env } = process;
    const home = homedir();
    const place = { env, home, folder: process.cwd(), machineName: hostname(), version };
    const watch = new Watch(place, { baseUrl: values['base-url'], repo: values.repo }, say);
    if (!watch.begin()) return void (process.exitCode = 1);
    const { server: origin } = watch;
    if (values.service) mendUnit({ env, home, packageFolder, origin }, say);
    const alone = watchAlone(env, home, origin);
    mkdirSync(dirname(alone), { recursive: true, mode: 0o700 });
    const release = holdAlone(alone, SILENT_MS);
    if (!release) {
      say(`Another watch of this machine speaks to ${origin} already.`);
      return void (process.exitCode = 1);
    }
    process.once('exit', release);
    process.once('SIGTERM', () => process.exit(0));
    for (;;) {
      await sleep(await watch.tick());
      if (!release.keep()) {
        say(`Another watch of this machine took over for ${origin}.`);
        return void (process.exitCode = 1);
      }
    }
  } catch (fault) {
    const { code, message } = fault as NodeJS.ErrnoException;
    const isMisuse = fault instanceof OriginFault || code?.startsWith('ERR_PARSE_ARGS');
    say(
      `${message}${isMisuse ? ' covibe-local watch takes --base-url, --repo and --service.' : ''}`,
    );
    process.exitCode = isMisuse ? MISUSED : 1;
  }
}

/** A home that cannot be written is no reason not to watch. */
function mendUnit(
  place: Omit<Parameters<typeof repairUnit>[0], 'platform' | 'nodePath'>,
  say: (line: string) => void,
): void {
  const { platform, execPath: nodePath } = process;
  try {
    const path = repairUnit({ ...place, platform, nodePath }, realFiles);
    if (path) say(`${path} was brought up to date; it counts from the next start on.`);
  } catch (fault) {
    say(`The unit of this service could not be brought up to date: ${(fault as Error).message}`);
  }
}
