import { canonical, holds, type RepositoryPlace, repositoryPlace } from './repository-place.js';
import { isRecord, StateFile, type StateFormat } from './state-file.js';
import type { StatePlaces } from './state-places.js';

/** What may leave the machine about a repository: everything documented, nothing yet, nothing ever. */
export type RepositoryStanding = 'synced' | 'pending' | 'excluded';

/** What happens to repositories that nobody has decided about. */
export type NewRepositories = 'log' | 'ask';

interface Registered {
  state: 'synced' | 'pending';
  registered_at: string;
  /** Whether the agent was told once how to opt in. */
  hinted?: boolean;
}

interface Registry {
  version: number;
  servers: Record<string, { repos: Record<string, Registered> }>;
}

interface Exclusions {
  version: number;
  new_repos: NewRepositories;
  /** With the servers that knew the repository: only those hear that it is excluded now. */
  excluded: { path: string; servers: string[] }[];
}

const REGISTRY: StateFormat<Registry> = {
  name: 'registry of repositories',
  version: 1,
  mend: 'move it away; repositories register again by themselves',
  empty: () => ({ version: 1, servers: {} }),
  accepts: ({ servers }) =>
    isRecord(servers) &&
    Object.values(servers).every((server) => isRecord(server) && isRecord(server['repos'])),
};

const EXCLUSIONS: StateFormat<Exclusions> = {
  name: 'list of excluded repositories',
  version: 1,
  mend: 'nothing is sent until it can be read: mend it, or move it away and exclude again',
  empty: () => ({ version: 1, new_repos: 'log', excluded: [] }),
  accepts: ({ excluded, new_repos }) =>
    (new_repos === 'log' || new_repos === 'ask') &&
    Array.isArray(excluded) &&
    excluded.every((entry) => isRecord(entry) && typeof entry['path'] === 'string'),
};

/**
 * Which repositories of this machine are logged to which server. Registration is local; an exclusion
 * is sticky and wins over everything. Throws when a file cannot be understood: then nothing is sent.
 */
export class Repositories {
  private readonly registry: StateFile<Registry>;
  private readonly exclusions: StateFile<Exclusions>;

  constructor(
    places: StatePlaces,
    private readonly home: string,
    private readonly now: () => number = Date.now,
  ) {
    this.registry = new StateFile(places.registry, REGISTRY);
    this.exclusions = new StateFile(places.exclusions, EXCLUSIONS);
  }

  /** Notes that an agent works in `folder`, and says what that means. Never registers the home folder. */
  register(
    folder: string,
    origin: string,
    place = repositoryPlace(folder),
  ): { standing: RepositoryStanding; hint: boolean } {
    if (this.exclusionOf(place)) return { standing: 'excluded', hint: false };
    if (!this.isRegistrable(place)) return { standing: this.unregistered(), hint: false };
    const known = this.registered(origin, place.root);
    if (known && (known.state === 'synced' || known.hinted)) {
      return { standing: known.state, hint: false };
    }
    const state = known?.state ?? (this.policy() === 'ask' ? 'pending' : 'synced');
    this.put(origin, place.root, { state, hinted: state === 'pending' });
    return { standing: state, hint: state === 'pending' };
  }

  /** The same without noting anything. */
  standing(folder: string, origin: string): RepositoryStanding {
    const place = repositoryPlace(folder);
    if (this.exclusionOf(place)) return 'excluded';
    return this.registered(origin, place.root)?.state ?? this.unregistered();
  }

  policy(): NewRepositories {
    return this.exclusions.read()?.new_repos ?? 'log';
  }

  /** Whether anything was ever decided here. */
  isPolicyChosen(): boolean {
    return this.exclusions.read() !== undefined;
  }

  choosePolicy(new_repos: NewRepositories): void {
    this.exclusions.change((state) => ({ ...state, new_repos }));
  }

  excluded(): string[] {
    return (this.exclusions.read()?.excluded ?? []).map(({ path }) => path);
  }

  /** Nothing leaves the machine about it any more, whatever agents do; its entries are forgotten. */
  exclude(folder: string): string {
    const { root } = repositoryPlace(folder);
    const servers = Object.entries(this.registry.read()?.servers ?? {})
      .filter(([, { repos }]) => repos[root]?.state === 'synced')
      .map(([origin]) => origin);
    // First the exclusion: at no moment is it neither excluded nor registered.
    this.exclusions.change((state) =>
      state.excluded.some(({ path }) => path === root)
        ? state
        : { ...state, excluded: [...state.excluded, { path: root, servers }] },
    );
    this.registry.change((state) => ({ ...state, servers: without(state.servers, root) }));
    return root;
  }

  /**
   * Logs it from now on, for one server. Answers the folder above that is excluded, where there is one:
   * that is somebody's decision about more than this repository.
   */
  include(folder: string, origin: string): { root: string; coveredBy?: string } {
    const place = repositoryPlace(folder);
    const { root } = place;
    this.exclusions.change((state) => ({
      ...state,
      excluded: state.excluded.filter(({ path }) => path !== root && path !== place.tree),
    }));
    const coveredBy = this.exclusionOf(place);
    if (coveredBy) return { root, coveredBy };
    if (this.isRegistrable(place)) this.put(origin, root, { state: 'synced' });
    return { root };
  }

  /** Repositories that a server may know of, for its list of this machine. */
  known(origin: string): { path: string; standing: RepositoryStanding }[] {
    const repos = this.registry.read()?.servers[origin]?.repos ?? {};
    const excluded = (this.exclusions.read()?.excluded ?? []).filter(({ servers }) =>
      servers?.includes(origin),
    );
    return [
      ...Object.entries(repos)
        .filter(([path]) => !this.exclusionOf({ root: path, tree: path, isRepository: true }))
        .map(([path, { state }]) => ({ path, standing: state })),
      ...excluded.map(({ path }) => ({ path, standing: 'excluded' as const })),
    ];
  }

  private exclusionOf({ root, tree }: RepositoryPlace): string | undefined {
    return this.excluded().find((path) => holds(path, root) || holds(path, tree));
  }

  private isRegistrable({ root, isRepository }: RepositoryPlace): boolean {
    return isRepository && root !== canonical(this.home);
  }

  /** A folder without a repository follows the policy: nobody could opt it in. */
  private unregistered(): RepositoryStanding {
    return this.policy() === 'ask' ? 'pending' : 'synced';
  }

  private registered(origin: string, root: string): Registered | undefined {
    const repos = this.registry.read()?.servers[origin]?.repos;
    return repos && Object.hasOwn(repos, root) ? repos[root] : undefined;
  }

  private put(origin: string, root: string, entry: Omit<Registered, 'registered_at'>): void {
    const registered_at = new Date(this.now()).toISOString();
    this.registry.change((state) => {
      const repos = state.servers[origin]?.repos ?? {};
      const registered = { registered_at, ...repos[root], ...entry };
      const server = { ...state.servers[origin], repos: { ...repos, [root]: registered } };
      return { ...state, servers: { ...state.servers, [origin]: server } };
    });
  }
}

function without(servers: Registry['servers'], root: string): Registry['servers'] {
  return Object.fromEntries(
    Object.entries(servers).map(([origin, server]) => [
      origin,
      {
        ...server,
        repos: Object.fromEntries(Object.entries(server.repos).filter(([path]) => path !== root)),
      },
    ]),
  );
}
