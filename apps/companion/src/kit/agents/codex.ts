import { parse, patch } from '@decimalturn/toml-patch';
import { join } from 'node:path';
import {
  type AgentConfig,
  ConfigFault,
  isRecord,
  mergedEnv,
  SERVER_NAME,
  type WiredEntry,
  type Wiring,
} from './agent-config.js';
import {
  isWrapped,
  ownNotify,
  withNotifyLine,
  withoutNotifyLine,
  wrappedNotify,
} from './codex-notify.js';
import { tableText, withMissingKeys, withoutTable } from './codex-table.js';
import { haveSameMeaning } from './same-meaning.js';

type Toml = Record<string, unknown>;

const SERVERS = 'mcp_servers';
/** Codex refuses an entry that has both kinds of keys. */
const OF_HTTP = ['url', 'bearer_token_env_var', 'http_headers', 'env_http_headers'];
/** Codex gives a server nearly no environment: these must be named to arrive. */
export const FORWARDED = ['COVIBE_MCP_TOKEN', 'PWD'];

/**
 * `config.toml` of Codex, one for all projects. A new table is appended as text and taken out as text;
 * a present one is changed in place. After each edit the file is read again: if anything but our
 * table means something else than before, the edit is thrown away.
 */
export class CodexConfig implements AgentConfig {
  readonly agent = 'codex';
  readonly path: string;

  constructor(home: string) {
    this.path = join(home, 'config.toml');
  }

  wire(text = '', wiring: Wiring): string {
    const [bom, body] = apart(text);
    return bom + this.wiredNotify(this.wiredServer(body, wiring), wiring);
  }

  private wiredServer(text: string, wiring: Wiring): string {
    const before = this.parsed(text);
    const present = serversIn(before)[SERVER_NAME];
    if (!isRecord(present)) return this.appended(text, before, wiring);
    const wanted = merged(present, wiring);
    if (haveSameMeaning(present, wanted)) return text;
    const grown = withMissingKeys(text, ours(wiring), present);
    const servers = { ...serversIn(before), [SERVER_NAME]: wanted };
    return this.verified(patch(grown, { ...before, [SERVERS]: servers }), before, wanted);
  }

  unwire(text: string): string | undefined {
    const [bom, body] = apart(text);
    const left = this.unwiredServer(this.unwiredNotify(body));
    return left !== body && left.trim() === '' ? undefined : bom + left;
  }

  private unwiredServer(text: string): string {
    const before = this.parsed(text);
    if (serversIn(before)[SERVER_NAME] === undefined) return text;
    const left = withoutTable(text);
    const isOut = left !== undefined && serversIn(this.parsed(left))[SERVER_NAME] === undefined;
    return this.verified(isOut ? left : patch(text, without(before)), before, undefined);
  }

  entry(text: string): WiredEntry | undefined {
    const entry = serversIn(this.parsed(text))[SERVER_NAME];
    return isRecord(entry) ? entry : undefined;
  }

  private appended(text: string, before: Toml, wiring: Wiring): string {
    const eol = text.includes('\r\n') ? '\r\n' : '\n';
    const gap = text === '' ? '' : text.endsWith('\n') ? eol : eol + eol;
    const table = tableText(ours(wiring)).replaceAll('\n', eol);
    return this.verified(text + gap + table, before, ours(wiring));
  }

  /** The end of a turn, told besides: where that cannot be written safely, it is left out. */
  private wiredNotify(text: string, { bridge }: Wiring): string {
    const { notify, ...rest } = this.parsed(text);
    const wanted = wrappedNotify(notify, bridge);
    if (!wanted || haveSameMeaning(notify, wanted)) return text;
    const edited =
      notify === undefined
        ? withNotifyLine(text, wanted, text.includes('\r\n') ? '\r\n' : '\n')
        : patch(text, { ...rest, notify: wanted });
    return haveSameMeaning(this.parsed(edited), { ...rest, notify: wanted }) ? edited : text;
  }

  private unwiredNotify(text: string): string {
    const { notify, ...rest } = this.parsed(text);
    if (!isWrapped(notify)) return text;
    const own = ownNotify(notify) ?? [];
    const wanted = own.length > 0 ? { ...rest, notify: own } : rest;
    const shorter = withoutNotifyLine(text);
    const isOut = own.length === 0 && shorter !== text;
    const edited = isOut ? shorter : patch(text, wanted);
    if (haveSameMeaning(this.parsed(edited), wanted)) return edited;
    throw new ConfigFault(this.path, 'holds a notify that Co-Vibe cannot take out safely');
  }

  /** Holds an edit against what it was meant to do, and nothing else. */
  private verified(text: string, before: Toml, entry: Toml | undefined): string {
    const after = this.parsed(text);
    const isMeant =
      haveSameMeaning(serversIn(after)[SERVER_NAME], entry) &&
      haveSameMeaning(without(after), without(before));
    if (isMeant) return text;
    throw new ConfigFault(
      this.path,
      `is written in a way that Co-Vibe cannot change safely (a table “${SERVERS}” in one line, perhaps)`,
    );
  }

  private parsed(text: string): Toml {
    try {
      return parse(text) as Toml;
    } catch {
      throw new ConfigFault(this.path, 'is not valid TOML');
    }
  }
}

/** Some editors put a mark in front; whatever is first must come behind it. */
const apart = (text: string): [bom: string, body: string] =>
  text.startsWith('\uFEFF') ? ['\uFEFF', text.slice(1)] : ['', text];

const ours = ({ bridge, project, origin }: Wiring) => ({
  command: 'node',
  args: [bridge],
  cwd: project,
  env: { COVIBE_BASE_URL: origin, COVIBE_AGENT: 'codex' },
  env_vars: FORWARDED,
});

function serversIn(config: Toml): Toml {
  const servers = config[SERVERS];
  return isRecord(servers) ? servers : {};
}

/** Everything that is not ours; a table of servers that held only us counts as none. */
function without(config: Toml): Toml {
  const { [SERVERS]: servers, ...rest } = config;
  if (!isRecord(servers)) return config;
  const { [SERVER_NAME]: _, ...others } = servers;
  return Object.keys(others).length === 0 ? rest : { ...rest, [SERVERS]: others };
}

function merged(present: Toml, wiring: Wiring): Toml {
  const kept = Object.entries(present).filter(([key]) => !OF_HTTP.includes(key));
  const { env, env_vars: _, ...set } = ours(wiring);
  return {
    ...Object.fromEntries(kept),
    ...set,
    env: mergedEnv(present['env'], env),
    env_vars: forwarding(present['env_vars']),
  };
}

/** An item is a name, or a table with a name and where it comes from. */
export const forwardedName = (item: unknown) => (isRecord(item) ? item['name'] : item);

function forwarding(present: unknown): unknown[] {
  const items: unknown[] = Array.isArray(present) ? (present as unknown[]) : [];
  const names = items.map(forwardedName);
  return [...items, ...FORWARDED.filter((name) => !names.includes(name))];
}
