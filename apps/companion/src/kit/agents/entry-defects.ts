import { basename, isAbsolute, join } from 'node:path';
import type { AgentType } from '@covibe/contracts';
import { normaliseOrigin } from '@covibe/local-state';
import type { HostFiles } from '../host.js';
import { isRecord, RAW_TOKEN, type WiredEntry, type Wiring } from './agent-config.js';
import { FORWARDED, forwardedName } from './codex.js';

/** What can be wrong with an entry that is there; only `no-marker` still works, on a shared token. */
export type Defect = keyof typeof DEFECTS;

export const DEFECTS = {
  'raw-token': 'holds a token in clear text',
  'no-marker': 'does not say which agent it is (COVIBE_AGENT), so only a shared token works',
  'other-marker': 'says that it is another agent (COVIBE_AGENT)',
  'other-origin': 'names another server',
  'wrong-command': 'does not start the Co-Vibe bridge',
  'missing-bridge': 'starts a bridge that is not there any more',
  'wrong-cwd': 'starts in another folder',
  'no-pwd': 'does not hand on PWD, so Co-Vibe cannot tell which repository Codex works in',
} as const;

const BRIDGE = 'covibe-mcp.mjs';

/** Holds an agent's entry against what setup would write. */
export function defectsOf(
  agent: AgentType,
  entry: WiredEntry,
  wiring: Pick<Wiring, 'origin' | 'project'>,
  files: Pick<HostFiles, 'isFile' | 'isFolder'>,
): Defect[] {
  const env = isRecord(entry.env) ? entry.env : {};
  const marker = env['COVIBE_AGENT'];
  const found: [Defect, boolean][] = [
    ['raw-token', RAW_TOKEN.test(JSON.stringify(entry))],
    ['no-marker', marker === undefined],
    ['other-marker', marker !== undefined && marker !== agent],
    ['other-origin', !isOrigin(env['COVIBE_BASE_URL'], wiring.origin)],
    ...commandDefects(entry, wiring.project, files),
    ['wrong-cwd', !startsRight(agent, entry.cwd, wiring.project, files)],
    ['no-pwd', agent === 'codex' && !forwards(entry.env_vars)],
  ];
  return found.filter(([, isThere]) => isThere).map(([defect]) => defect);
}

function isOrigin(address: unknown, origin: string): boolean {
  if (typeof address !== 'string') return false;
  try {
    return normaliseOrigin(address) === origin;
  } catch {
    // What is no address names another server than ours.
    return false;
  }
}

function commandDefects(
  { command, args, cwd }: WiredEntry,
  project: string,
  files: Pick<HostFiles, 'isFile'>,
): [Defect, boolean][] {
  const words: unknown[] = [command, ...(Array.isArray(args) ? (args as unknown[]) : [])];
  const texts = words.filter((word) => typeof word === 'string');
  // Through npm, the name of the command is enough.
  if (texts.includes('covibe-mcp')) return [];
  const path = texts.find((word) => basename(word.replaceAll('\\', '/')) === BRIDGE);
  if (!path || command !== 'node') return [['wrong-command', true]];
  const folder = typeof cwd === 'string' ? cwd : project;
  return [['missing-bridge', !files.isFile(isAbsolute(path) ? path : join(folder, path))]];
}

/** Codex has one configuration for all projects, so its folder must only be there. */
function startsRight(
  agent: AgentType,
  cwd: unknown,
  project: string,
  files: Pick<HostFiles, 'isFolder'>,
): boolean {
  if (agent === 'codex') return typeof cwd !== 'string' || files.isFolder(cwd);
  return cwd === undefined ? agent === 'claude-code' : cwd === project;
}

function forwards(present: unknown): boolean {
  const items: unknown[] = Array.isArray(present) ? (present as unknown[]) : [];
  const names = items.map(forwardedName);
  return FORWARDED.every((name) => names.includes(name));
}
