import type { SeedPlace } from '../../place.ts';
import { seedId } from '../../seed-id.ts';
import { AGENTS } from '../work/recent-work.ts';
import { writeEvent } from '../work/work-event.ts';

const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;

interface Wanted {
  by: number;
  repo: string;
  globs: readonly string[];
  area?: string;
  mode: 'exclusive' | 'shared';
  reason?: string;
  /** Minutes ago. */
  since: number;
  minutes: number;
}

const HELD: readonly Wanted[] = [
  {
    ...{ by: 0, repo: 'harbor-server', globs: ['src/berths/solver/**', 'src/berths/late.ts'] },
    ...{ mode: 'exclusive', since: 18, minutes: 60 },
    reason: 'The inner loop of the solver changes; half of it would not compile.',
  },
  {
    ...{ by: 3, repo: 'harbor-server', globs: [], area: 'pilot messages' },
    ...{ mode: 'exclusive', since: 26, minutes: 30 },
  },
  {
    ...{ by: 2, repo: 'harbor-console', globs: ['src/map/socket.ts'] },
    ...{ mode: 'shared', since: 5, minutes: 120, reason: 'Reading along while it is rewritten.' },
  },
];

const WAITING: readonly Wanted[] = [
  {
    ...{ by: 3, repo: 'harbor-server', globs: ['src/berths/solver/late-ships.ts'] },
    ...{ mode: 'exclusive', since: 9, minutes: 30 },
  },
  {
    ...{ by: 1, repo: 'harbor-server', globs: ['src/berths/solver/**'] },
    ...{ mode: 'shared', since: 3, minutes: 30 },
  },
];

const HOT = [
  { repo: 'harbor-server', path: 'src/berths/solver/index.ts', conflicts: 9 },
  { repo: 'harbor-console', path: 'package-lock.json', conflicts: 6 },
];

/** What is held, who waits for it, and what was wanted by many; only where there is a harbor. */
export async function claims(place: SeedPlace): Promise<void> {
  if (place.words[1] !== 'harbor') return;
  for (const held of HELD) await writeClaim(place, held);
  for (const wait of WAITING) await writeWait(place, wait);
  for (const { repo, path, conflicts } of HOT) {
    await place.client.query(
      `insert into claim_conflicts (workspace_id, repo, day, path, conflicts)
       values ($1, $2, $3, $4, $5) on conflict do nothing`,
      [place.workspaceId, repo, new Date(place.today.getTime() - DAY_MS), path, conflicts],
    );
  }
}

async function writeClaim(place: SeedPlace, held: Wanted): Promise<void> {
  const { id, values, since, until } = rowOf(place, 'claim', held);
  const { rowCount } = await place.client.query(
    `insert into claims (workspace_id, id, developer_id, session_id, agent_type, repo, globs, area,
                         mode, reason, lease_minutes, granted_at, lease_until)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13) on conflict do nothing`,
    [...values, since, until],
  );
  if (rowCount === 0) return;
  const { repo, globs, area } = held;
  await writeEvent(place, {
    ...{ type: 'claim.granted', at: since, subject: { type: 'claim', id } },
    ...{ developerId: place.developers[held.by]!.id, agent: AGENTS[held.by % AGENTS.length]! },
    payload: { title: area ?? globs[0], repo },
  });
}

async function writeWait(place: SeedPlace, wait: Wanted): Promise<void> {
  const { values, since } = rowOf(place, 'wait', wait);
  await place.client.query(
    `insert into claim_waits (workspace_id, id, developer_id, session_id, agent_type, repo, globs,
                              area, mode, reason, lease_minutes, asked_at, expires_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13) on conflict do nothing`,
    [...values, since, new Date(since.getTime() + 60 * MINUTE_MS)],
  );
}

function rowOf(place: SeedPlace, prefix: string, wanted: Wanted) {
  const { workspaceId, words, developers, today } = place;
  const { by, repo, globs, area = null, mode, reason = null, since, minutes } = wanted;
  const id = seedId(prefix, ...words, repo, area ?? globs[0] ?? '');
  const began = new Date(today.getTime() - since * MINUTE_MS);
  const { id: developerId, handle } = developers[by]!;
  const session = seedId('sess', ...words, handle, 'now');
  return {
    id,
    since: began,
    until: new Date(began.getTime() + minutes * MINUTE_MS),
    values: [
      ...[workspaceId, id, developerId, session, AGENTS[by % AGENTS.length], repo],
      ...[globs, area, mode, reason, minutes],
    ],
  };
}
