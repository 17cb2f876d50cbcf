import type { Tone } from '../../ui/pill/pill.js';

/** Made-up work of a made-up company, the same on every visit. */
export interface Work {
  readonly id: string;
  readonly title: string;
  readonly person: string;
  readonly repo: string;
  readonly state: string;
  readonly tone: Tone;
  readonly changed: string | null;
  readonly files: number | null;
}

const TITLES = [
  'Refuse a second active run for the same developer',
  'Move session cookies to the __Host- prefix',
  'Show the time left on every claim',
  'Retry the outbox with jitter after a 429',
  'Draw the activity grid from daily rollups',
  'Explain an overlap by the paths both tasks touch',
  'Keep the keyboard where it is after a reload',
];
const PEOPLE = [
  'Ada Lovelace',
  'Grace Hopper',
  'Edsger Dijkstra',
  'Barbara Liskov',
  'Ken Thompson',
];
const REPOS = ['console', 'server', 'companion', 'docs'];
const STATES: readonly (readonly [string, Tone])[] = [
  ['active', 'accent'],
  ['planned', 'plan'],
  ['blocked', 'bad'],
  ['stale', 'warn'],
  ['done', 'good'],
];
const HOUR = 3_600_000;

/** The entry of a list that a number falls on. */
const pick = <T>(list: readonly T[], n: number): T => list[n % list.length]!;

export function sampleWork(count: number, now: number): readonly Work[] {
  return Array.from({ length: count }, (_, n) => {
    const [state, tone] = pick(STATES, n * 3 + (n >> 2));
    return {
      id: `task_${(n + 4_096).toString(36).toUpperCase().padStart(6, '0')}`,
      title: pick(TITLES, n * 5),
      person: pick(PEOPLE, n * 7 + (n >> 3)),
      repo: pick(REPOS, n + (n >> 1)),
      state,
      tone,
      changed: state === 'planned' ? null : new Date(now - n * n * 0.11 * HOUR).toISOString(),
      files: state === 'planned' ? null : (n * 37) % 212,
    };
  });
}
