import type { AgentType } from '@covibe/contracts';

/** What an agent must know to start the bridge. Never a token: those are in the credentials file. */
export interface Wiring {
  origin: string;
  /** The project, absolute. */
  project: string;
  /** `covibe-mcp.mjs` of this installation, absolute. */
  bridge: string;
}

/** The entry as it stands in the file, whatever its notation. */
export interface WiredEntry {
  command?: unknown;
  args?: unknown;
  cwd?: unknown;
  env?: unknown;
  env_vars?: unknown;
  url?: unknown;
}

/** One agent's file that setup wires Co-Vibe into, as text: everything else in it stays as it is. */
export interface AgentConfig {
  readonly agent: AgentType;
  readonly path: string;
  /** The text with Co-Vibe in it; the same text when it is there already. */
  wire(text: string | undefined, wiring: Wiring): string;
  /** The text without Co-Vibe, or nothing when nothing else is left. */
  unwire(text: string): string | undefined;
  entry(text: string): WiredEntry | undefined;
}

/** A file that cannot be understood is left alone. */
export class ConfigFault extends Error {
  constructor(path: string, what: string) {
    super(
      `${path} ${what}, so nothing was written there. Mend it (or move it away), then run the same command again.`,
    );
  }
}

/** A folder in the way, a file of another user's, a link to nowhere: told as one of our sentences. */
export function asConfigFault(fault: unknown, path: string): unknown {
  const code = (fault as NodeJS.ErrnoException | undefined)?.code;
  return code ? new ConfigFault(path, `cannot be read or written (${code})`) : fault;
}

export const SERVER_NAME = 'covibe';
/** A literal token, anywhere in a text. */
export const RAW_TOKEN = /\bcv_[A-Za-z0-9]{4,}/;

export const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Settings of the user's own stay; ours are set, and whatever holds a token is taken out. */
export function mergedEnv(present: unknown, ours: Record<string, string>): Record<string, unknown> {
  const kept = Object.entries(isRecord(present) ? present : {}).filter(
    ([, value]) => typeof value !== 'string' || !RAW_TOKEN.test(value),
  );
  return { ...Object.fromEntries(kept), ...ours };
}
