import { AGENT_TYPES, type AgentType } from '@covibe/contracts';
import { isRecord, StateFile, type StateFormat } from './state-file.js';

type Tokens = Partial<Record<AgentType, string>>;

/** `~/.covibe/credentials.json`: the tokens of this person's agents, by server. */
interface Credentials {
  version: number;
  servers: Record<string, { tokens: Record<string, string> }>;
}

const FORMAT: StateFormat<Credentials> = {
  name: 'credentials file',
  version: 1,
  mend: 'move it away and run covibe-local setup again',
  empty: () => ({ version: 1, servers: {} }),
  accepts: ({ servers }) =>
    isRecord(servers) &&
    Object.values(servers).every(
      (server) =>
        isRecord(server) &&
        isRecord(server['tokens']) &&
        Object.values(server['tokens']).every((token) => typeof token === 'string'),
    ),
};

/** Typed tokens by normalised origin. What is stored is read anew each time: others write it too. */
export class CredentialsFile {
  private readonly file: StateFile<Credentials>;

  constructor(path: string) {
    this.file = new StateFile(path, FORMAT);
  }

  get path(): string {
    return this.file.path;
  }

  exists(): boolean {
    return this.file.read() !== undefined;
  }

  /** Refuses a file that could not be written later. */
  rehearse(): void {
    this.file.rehearse();
  }

  looseRights(): number {
    return this.file.looseRights();
  }

  tokens(origin: string): Tokens {
    const stored = serverIn(this.file.read(), origin)?.tokens ?? {};
    const known = AGENT_TYPES.filter((agent) => Object.hasOwn(stored, agent) && stored[agent]);
    return Object.fromEntries(known.map((agent) => [agent, stored[agent]]));
  }

  /** Every server it knows, for status and sign-out. */
  origins(): string[] {
    return Object.keys(this.file.read()?.servers ?? {});
  }

  /** Adds tokens, keeping those of other agents and servers. */
  store(origin: string, tokens: Tokens): void {
    this.file.change((state) => {
      const server = serverIn(state, origin);
      const merged = { ...server, tokens: { ...server?.tokens, ...tokens } };
      return { ...state, servers: { ...state.servers, [origin]: merged } };
    });
  }

  /** Forgets a server's tokens, or only those of the named agents; answers which were there. */
  forget(origin: string, agents: readonly AgentType[] = AGENT_TYPES): AgentType[] {
    const stored = this.tokens(origin);
    const gone = agents.filter((agent) => stored[agent] !== undefined);
    if (gone.length === 0) return [];
    this.file.change((state) => {
      const server = serverIn(state, origin);
      if (!server) return state;
      const kept = Object.entries(server.tokens).filter(
        ([agent]) => !gone.some((forgotten) => forgotten === agent),
      );
      const others = Object.entries(state.servers).filter(([known]) => known !== origin);
      const left =
        kept.length > 0 ? [[origin, { ...server, tokens: Object.fromEntries(kept) }] as const] : [];
      return { ...state, servers: Object.fromEntries([...others, ...left]) };
    });
    return gone;
  }
}

function serverIn(
  state: Credentials | undefined,
  origin: string,
): { tokens: Record<string, string> } | undefined {
  return state && Object.hasOwn(state.servers, origin) ? state.servers[origin] : undefined;
}
