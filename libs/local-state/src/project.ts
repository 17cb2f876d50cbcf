import { existsSync, readFileSync } from 'node:fs';
import { dirname, isAbsolute, join } from 'node:path';
import { below } from './below.js';
import { normaliseOrigin, OriginFault } from './origin.js';
import { type Environment, given } from './setting.js';

export const DEFAULT_ORIGIN = 'http://localhost:3000';

/** Where setup leaves the server's address in a repository. */
const CONFIGS = [['.mcp.json'], ['.cursor', 'mcp.json']];
const ADDRESS = 'COVIBE_BASE_URL';
const PROJECT_FILES = "the project's .mcp.json or .cursor/mcp.json";

/**
 * The folder an agent works in, as the system tells it. Codex starts every server in the one folder its
 * configuration names, and hands on the `PWD` of the shell it was started from: that one counts.
 */
export function workingFolder(env: Environment, folder: string): string {
  const told = env['COVIBE_AGENT'] === 'codex' ? given(env['PWD']) : undefined;
  return told && isAbsolute(told) && existsSync(told) ? told : folder;
}

/** The repository around `folder` (a worktree or submodule is one of its own), else the folder. */
export function projectRoot(folder: string): string {
  for (let place = folder; ; place = dirname(place)) {
    if (existsSync(below(place, '.git'))) return place;
    if (place === dirname(place)) return folder;
  }
}

/**
 * The server to speak to: what was asked for, else `COVIBE_BASE_URL`, else what setup wrote into the
 * project, else this machine's usual port. Throws an OriginFault for an address that is none.
 */
export function chooseOrigin(
  env: Environment,
  folder: string,
  asked?: string,
): { origin: string; source: 'flag' | 'environment' | 'project' | 'default' } {
  const flag = given(asked);
  if (flag) return { origin: originFrom(flag, '--base-url'), source: 'flag' };
  const set = given(env[ADDRESS]);
  if (set) return { origin: originFrom(set, ADDRESS), source: 'environment' };
  const configured = originIn(projectRoot(folder));
  if (configured) return { origin: originFrom(configured, PROJECT_FILES), source: 'project' };
  return { origin: DEFAULT_ORIGIN, source: 'default' };
}

/** Whoever has to mend an address must know where it stands. */
function originFrom(address: string, place: string): string {
  try {
    return normaliseOrigin(address);
  } catch (fault) {
    if (!(fault instanceof OriginFault)) throw fault;
    throw new OriginFault(`${fault.message} It was taken from ${place}.`);
  }
}

function originIn(project: string): string | undefined {
  for (const parts of CONFIGS) {
    const address = given(addressIn(textOf(join(project, ...parts))));
    if (address) return address;
  }
  return undefined;
}

function textOf(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    // Most projects have only one of them.
    return '';
  }
}

/** Files with comments are no JSON, and a hook has no time for a parser of them. */
function addressIn(text: string): string | undefined {
  try {
    const { mcpServers } = JSON.parse(text) as {
      mcpServers?: { covibe?: { env?: Record<string, string> } };
    };
    return mcpServers?.covibe?.env?.[ADDRESS];
  } catch {
    return /"COVIBE_BASE_URL"\s*:\s*"([^"\\]+)"/.exec(text)?.[1];
  }
}
