import { createHash } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { homedir, hostname } from 'node:os';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { holdAlone, OriginFault, statePlaces } from '@covibe/local-state';
import { Watch } from './watch/watch.js';

const MISUSED = 2;

/** `covibe-local watch`: ticks until it is stopped. One process a machine and server. */
export async function watchProcess(args: readonly string[], version: string): Promise<void> {
  const say = (line: string) => void process.stderr.write(`${line}\n`);
  try {
    const { values } = parseArgs({
      args: [...args],
      options: {
        'base-url': { type: 'string' },
        repo: { type: 'string' },
        // Said by what starts it unattended; nothing differs yet but who reads its words.
        service: { type: 'boolean' },
      },
    });
    const { env } = process;
    const home = homedir();
    const place = { env, home, folder: process.cwd(), machineName: hostname(), version };
    const watch = new Watch(place, { baseUrl: values['base-url'], repo: values.repo }, say);
    if (!watch.begin()) return void (process.exitCode = 1);
    const name = createHash('sha256').update(watch.server).digest('hex').slice(0, 16);
    const alone = join(statePlaces(env, home).folder, `watch-${name}.alone`);
    mkdirSync(dirname(alone), { recursive: true, mode: 0o700 });
    const release = holdAlone(alone);
    if (!release) {
      say(`Another watch of this machine speaks to ${watch.server} already.`);
      return void (process.exitCode = 1);
    }
    process.once('exit', release);
    process.once('SIGTERM', () => process.exit(0));
    for (;;) await sleep(await watch.tick());
  } catch (fault) {
    const { code, message } = fault as NodeJS.ErrnoException;
    const isMisuse = fault instanceof OriginFault || code?.startsWith('ERR_PARSE_ARGS');
    say(
      `${message}${isMisuse ? ' covibe-local watch takes --base-url, --repo and --service.' : ''}`,
    );
    process.exitCode = isMisuse ? MISUSED : 1;
  }
}
