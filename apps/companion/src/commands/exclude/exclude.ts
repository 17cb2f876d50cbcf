import { basename, resolve } from 'node:path';
import { machineSpools, statePlaces } from '@covibe/local-state';
import { type ExitCode, usageFault } from '../../kit/faults.js';
import type { Host } from '../../kit/host.js';
import { MESSAGES } from '../../kit/messages.js';
import { type Standpoint, standpointOf } from '../../kit/standpoint.js';
import { includeRepository, sayOfRepositories as say } from '../../kit/repository-words.js';

export interface ExcludeOptions {
  baseUrl?: string;
  list?: boolean;
  remove?: boolean;
  newRepos?: boolean;
}

/** Keeps repositories of this machine out of Co-Vibe, or lets them in again. */
export function exclude(host: Host, options: ExcludeOptions, words: readonly string[]): ExitCode {
  const { list, remove, newRepos } = options;
  if ((list && (remove || newRepos)) || (newRepos && words.length > 0)) {
    throw usageFault('Ask for one thing: a folder, --list, or --new-repos (both with --remove).');
  }
  const place = standpointOf(host, { baseUrl: options.baseUrl, allowHttp: true });
  if (list) return show(place);
  if (newRepos) return decideNew(place, remove ?? false);
  const folder = resolve(host.folder, words[0] ?? '.');
  if (remove) return includeRepository(place, folder);
  const root = place.repositories.exclude(folder);
  forgetWaiting(place, basename(root));
  say(place, `${root} is excluded with everything below it: nothing about it leaves this machine`);
  return 0;
}

/** What hooks kept about it before, for any server, goes unsent. */
function forgetWaiting({ host, origin, credentials }: Standpoint, name: string): void {
  const { folder } = statePlaces(host.env, host.home);
  const origins = new Set([origin, ...credentials.origins()]);
  for (const server of origins) {
    for (const { spool } of machineSpools(folder, server)) spool.forget(name);
  }
}

/** Paths are data, the rule is for people. */
function show(place: Standpoint): ExitCode {
  for (const path of place.repositories.excluded()) place.host.terminal.out(path);
  const isAsking = place.repositories.policy() === 'ask';
  place.host.terminal.say(isAsking ? MESSAGES.askFirst() : MESSAGES.disclosure());
  return 0;
}

function decideNew(place: Standpoint, isLogged: boolean): ExitCode {
  place.repositories.choosePolicy(isLogged ? 'log' : 'ask');
  say(place, isLogged ? MESSAGES.disclosure() : MESSAGES.askFirst());
  return 0;
}
