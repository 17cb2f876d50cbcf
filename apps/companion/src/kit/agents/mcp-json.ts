import type { AgentType } from '@covibe/contracts';
import {
  type AgentConfig,
  isRecord,
  mergedEnv,
  SERVER_NAME,
  type WiredEntry,
  type Wiring,
} from './agent-config.js';
import { JsonConfig } from './json-config.js';

const SERVERS = 'mcpServers';
const PLACE = [SERVERS, SERVER_NAME] as const;
/** What an entry of the HTTP kind has: the two kinds must not be mixed. */
const OF_HTTP = ['type', 'url', 'headers'];

/** A `mcpServers` file, as Claude Code and Cursor have it. */
export class McpJson implements AgentConfig {
  constructor(
    readonly agent: AgentType,
    readonly path: string,
    private readonly ours: (wiring: Wiring) => Required<Pick<WiredEntry, 'command' | 'args'>> & {
      cwd?: string;
      env: Record<string, string>;
    },
  ) {}

  wire(text: string | undefined, wiring: Wiring): string {
    const file = new JsonConfig(text, this.path);
    const { env, ...ours } = this.ours(wiring);
    const present = file.at(PLACE);
    if (!isRecord(present)) return file.set(PLACE, { ...ours, env }).text;
    const isHttp = 'url' in present;
    for (const key of isHttp ? OF_HTTP : []) file.set([...PLACE, key], undefined);
    for (const [key, value] of Object.entries(ours)) file.set([...PLACE, key], value);
    return this.wireEnv(file, present['env'], env).text;
  }

  unwire(text: string): string | undefined {
    const file = new JsonConfig(text, this.path);
    if (file.at(PLACE) === undefined) return text;
    file.set(PLACE, undefined);
    const servers = file.at([SERVERS]);
    const isBare = Object.keys(file.at([]) as object).length === 1;
    const isEmpty = isRecord(servers) && Object.keys(servers).length === 0;
    // What setup made from nothing goes back to nothing.
    return isBare && isEmpty && !file.hasComments() ? undefined : file.text;
  }

  entry(text: string): WiredEntry | undefined {
    const entry = new JsonConfig(text, this.path).at(PLACE);
    return isRecord(entry) ? entry : undefined;
  }

  private wireEnv(file: JsonConfig, present: unknown, ours: Record<string, string>): JsonConfig {
    if (!isRecord(present)) return file.set([...PLACE, 'env'], ours);
    const wanted = mergedEnv(present, ours);
    const keys = new Set([...Object.keys(present), ...Object.keys(wanted)]);
    for (const key of keys) {
      file.set([...PLACE, 'env', key], Object.hasOwn(wanted, key) ? wanted[key] : undefined);
    }
    return file;
  }
}
