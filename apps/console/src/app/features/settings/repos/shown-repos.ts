import {
  REPO_STATES,
  type ConnectedMachine,
  type ConnectedRepo,
  type RepoState,
} from '@covibe/contracts';
import type { Tone } from '../../../ui/pill/pill.js';

export const REPO_TONES: Readonly<Record<RepoState, Tone>> = {
  synced: 'good',
  pending: 'warn',
  excluded: 'neutral',
};

/** More than this of one machine is shown when it is asked for. */
export const SHOWN_AT_FIRST = 12;

/** A repository by name, or how many of one state only their owner may name. */
interface ShownRepo {
  readonly key: string;
  readonly name: string | null;
  readonly state: RepoState;
  readonly count: number;
}

/** As people count: `service-2` before `service-11`. */
const byName = new Intl.Collator('en', { numeric: true }).compare;

const IN_ORDER = ['pending', 'synced', 'excluded'] as const satisfies readonly RepoState[];

/** What waits for a decision first, then what is logged, then what is private; by name among each other. */
export function shownRepos({ repos }: Pick<ConnectedMachine, 'repos'>): ShownRepo[] {
  return IN_ORDER.flatMap((state) => {
    const own = repos.filter((repo) => repo.state === state);
    const names = own.flatMap(({ name }) => name ?? []).sort(byName);
    const named = names.map((name, nth) => ({ key: `${state} ${nth}`, name, state, count: 1 }));
    const unnamed = own.length - names.length;
    return unnamed > 0 ? [...named, { key: state, name: null, state, count: unnamed }] : named;
  });
}

/** "3 synced, 1 pending": states without a repository are left out. */
export function countWords(machine: Pick<ConnectedMachine, RepoState>): string {
  const counted = REPO_STATES.filter((state) => machine[state] > 0);
  return counted.map((state) => `${machine[state]} ${state}`).join(', ');
}

export function hasPending(machine: {
  is_mine: boolean;
  repos: readonly ConnectedRepo[];
}): boolean {
  return machine.is_mine && machine.repos.some(({ state }) => state === 'pending');
}
