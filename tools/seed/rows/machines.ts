import type { SeedPlace } from '../place.ts';
import { chance } from '../random.ts';
import { seedId } from '../seed-id.ts';
import { CHAPTERS } from './work/chapters.ts';

const MINUTE_MS = 60_000;
const DAY_MINUTES = 1_440;
const CURRENT = '1.4.0';

interface Machine {
  name: string;
  version: string;
  /** Minutes since it was last heard of. */
  silence: number;
  pending: readonly string[];
  excluded: readonly string[];
}

/** Who has which machines: at work, silent, behind, with repositories that are nobody else's. */
const MACHINES: readonly (readonly Machine[])[] = [
  [
    {
      ...{ name: 'maren-laptop', version: CURRENT, silence: 1 },
      ...{ pending: ['tide-tables'], excluded: ['dotfiles', 'garden-planner'] },
    },
    { name: 'build-box', version: CURRENT, silence: 2, pending: [], excluded: [] },
  ],
  [
    {
      ...{ name: 'okafor-workstation', version: '1.3.2', silence: 1 },
      ...{ pending: ['sketches', 'talk-2026'], excluded: ['home-automation'] },
    },
  ],
  [
    {
      ...{ name: 'ines-macbook', version: '1.3.2', silence: 3 * DAY_MINUTES },
      ...{ pending: [], excluded: ['diary'] },
    },
  ],
  [{ name: 'yd-thinkpad', version: CURRENT, silence: 1, pending: [], excluded: [] }],
  [{ name: 'lv-desktop', version: CURRENT, silence: 4, pending: ['choir'], excluded: ['letters'] }],
];

/** The machines of the people of a workspace, as their companions report them. */
export async function machines(place: SeedPlace): Promise<void> {
  const stories = CHAPTERS[place.words[1]]?.stories ?? [];
  const synced = [...new Set(stories.map(({ repo }) => repo))];
  for (const [nth, developer] of place.developers.entries()) {
    for (const machine of MACHINES[nth % MACHINES.length] ?? []) {
      await writeMachine(place, { ...machine, developerId: developer.id, synced });
    }
  }
}

async function writeMachine(
  place: SeedPlace,
  machine: Machine & { developerId: string; synced: readonly string[] },
): Promise<void> {
  const { client, workspaceId, today } = place;
  const id = seedId('mach', ...place.words, machine.developerId, machine.name);
  const seen = new Date(today.getTime() - machine.silence * MINUTE_MS);
  const first = new Date(seen.getTime() - chance(id).between(5, 90) * DAY_MINUTES * MINUTE_MS);
  const repos = [
    ...machine.synced.map((name) => ({ name, state: 'synced' })),
    ...machine.pending.map((name) => ({ name, state: 'pending' })),
    ...machine.excluded.map((name) => ({ name, state: 'excluded' })),
  ];
  await client.query(
    `insert into machines (workspace_id, id, developer_id, machine, companion_version, repos,
                           first_seen_at, last_seen_at)
     values ($1, $2, $3, $4, $5, $6::jsonb, $7, $8)
     on conflict do nothing`,
    [
      ...[workspaceId, id, machine.developerId, machine.name, machine.version],
      ...[JSON.stringify(repos), first, seen],
    ],
  );
}
