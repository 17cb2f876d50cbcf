import {
  type HookBatchReply,
  HOOKS,
  MACHINE_BEAT_SECONDS,
  MACHINE_NAME_MAX,
  MACHINE_REPOS_MAX,
  MACHINES,
  maskTokens,
  type SpooledReport,
} from '@covibe/contracts';
import {
  chooseOrigin,
  chooseToken,
  CredentialsFile,
  type Environment,
  machineSpools,
  refuseOpenHttp,
  Repositories,
  repositoryName,
  repositoryPlace,
  statePlaces,
} from '@covibe/local-state';
import { Api, ApiFault } from '../kit/api.js';
import { MESSAGES } from '../kit/messages.js';
import { plain } from '../kit/terminal.js';

export interface WatchPlace {
  env: Environment;
  home: string;
  folder: string;
  machineName: string;
  version: string;
}

export interface WatchWish {
  baseUrl?: string;
  /** Only this repository: for looking at what is sent. */
  repo?: string;
}

const SECOND = 1_000;
const LONGEST_WAIT_MS = 300 * SECOND;

/**
 * What the machine says while nobody is at it: that it is there, with the names of its repositories, and
 * what hooks could not say themselves. Everything is read anew at each tick, so tokens, exclusions and
 * decisions count at once. Never ends by itself, and never asks an agent or git for anything.
 */
export class Watch {
  private readonly origin: string;
  private readonly api: Api;
  private readonly credentials: CredentialsFile;
  private readonly repositories: Repositories;
  private failures = 0;
  private lastWords = '';

  constructor(
    private readonly place: WatchPlace,
    private readonly wish: WatchWish,
    private readonly say: (line: string) => void,
  ) {
    const { env, home, folder } = place;
    this.origin = chooseOrigin(env, folder, wish.baseUrl).origin;
    refuseOpenHttp(this.origin, { allowHttp: true });
    const places = statePlaces(env, home);
    this.api = new Api(this.origin);
    this.credentials = new CredentialsFile(places.credentials);
    this.repositories = new Repositories(places, home);
  }

  get server(): string {
    return this.origin;
  }

  /** Whether there is anything to watch: the debug form ends at an excluded repository. */
  begin(): boolean {
    this.say(MESSAGES.paxelIsByHand());
    const { repo } = this.wish;
    if (repo && this.repositories.standing(repo, this.origin) === 'excluded') {
      this.say(
        `${repo} is excluded, so there is nothing to watch. Run covibe-local include in it.`,
      );
      return false;
    }
    return true;
  }

  /** One look at everything; answers how long to wait until the next. */
  async tick(): Promise<number> {
    try {
      const token = this.tokenOf(undefined);
      if (!token) throw new Error(`no token for ${this.origin}: run covibe-local setup`);
      await this.beat(token);
      await this.flush();
      if (this.failures > 0) this.tell(`${this.origin} answers again`);
      this.failures = 0;
      return MACHINE_BEAT_SECONDS * SECOND;
    } catch (fault) {
      this.failures += 1;
      this.tell(fault instanceof Error ? fault.message : String(fault));
      return this.backoff(fault);
    }
  }

  private async beat(token: string): Promise<void> {
    await this.api.call(MACHINES.beat, {
      token,
      body: {
        machine: plain(this.place.machineName).slice(0, MACHINE_NAME_MAX) || 'this machine',
        companion_version: this.place.version,
        repos: this.repos(),
      },
    });
  }

  /** Bare names, each once; a repository that the server never knew is not among them. */
  private repos() {
    const { repo } = this.wish;
    const only = repo && repositoryPlace(repo).root;
    const named = this.repositories
      .known(this.origin)
      .filter(({ path }) => !only || path === only)
      .map(({ path, standing }) => ({
        name: repositoryName({ root: path, tree: path, isRepository: true }),
        state: standing,
      }));
    const byName = new Map(named.map((entry) => [entry.name, entry]));
    return [...byName.values()].slice(0, MACHINE_REPOS_MAX);
  }

  private async flush(): Promise<void> {
    const { env, home } = this.place;
    for (const { agent, spool } of machineSpools(statePlaces(env, home).folder, this.origin)) {
      const token = this.tokenOf(agent);
      if (!token) continue;
      await spool.flush((events) => this.handOver(token, events as SpooledReport[]));
    }
  }

  private async handOver(token: string, events: SpooledReport[]): Promise<HookBatchReply> {
    const body = { sent_at: new Date().toISOString(), events };
    const receipt = await this.api.call(HOOKS.batch, { token, body });
    if (receipt?.acknowledged > 0) return receipt;
    // Asked again at the usual pace, it would be asked for ever.
    throw new Error(`${this.origin} took none of the reports that wait here`);
  }

  private tokenOf(agent: string | undefined): string | undefined {
    const env = { ...this.place.env, COVIBE_AGENT: agent };
    return chooseToken({ origin: this.origin, env, credentials: this.credentials })?.token;
  }

  /** Longer with every failure and never in step with other machines; at most what the server asks. */
  private backoff(fault: unknown): number {
    const grown = MACHINE_BEAT_SECONDS * SECOND * 2 ** Math.min(this.failures - 1, 4);
    const asked = fault instanceof ApiFault ? (fault.retryAfterSeconds ?? 0) * SECOND : 0;
    return Math.min(LONGEST_WAIT_MS, Math.max(grown, asked)) * (1 + Math.random() * 0.2);
  }

  /** The same trouble is told once. */
  private tell(words: string): void {
    const line = maskTokens(plain(words));
    if (line !== this.lastWords) this.say(line);
    this.lastWords = line;
  }
}
