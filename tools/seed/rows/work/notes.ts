import type { SeedPlace } from '../../place.ts';
import { seedId } from '../../seed-id.ts';
import { AGENTS } from './recent-work.ts';
import { writeEvent } from './work-event.ts';

const HOUR_MS = 3_600_000;

interface Said {
  kind: 'blocker' | 'decision';
  title: string;
  detail: string;
  hoursAgo: number;
  /** How a blocker went away; without it, it is still in the way. */
  resolution?: string;
  /** Whom it waits for: a place in the list of developers. */
  waitsFor?: number;
}

const SAID: readonly Said[] = [
  {
    kind: 'blocker',
    title: 'Nobody may restart the staging database',
    detail: 'The migration needs it once. Ask in operations before lunch.',
    hoursAgo: 5,
    waitsFor: 1,
  },
  {
    kind: 'blocker',
    title: 'Test runners are out of disk',
    detail: 'Three builds failed with the same error this morning.',
    hoursAgo: 29,
    resolution: 'Old images are removed every night now.',
  },
  {
    kind: 'blocker',
    title: 'The vendor has not said which units the new sensor sends',
    detail: 'Asked on Monday and again yesterday. Everything that stores a reading waits for it.',
    hoursAgo: 52,
  },
  {
    kind: 'decision',
    title: 'All times are UTC until they are shown',
    detail: 'Local times cost us two faults this month. Only the page knows where the reader is.',
    hoursAgo: 51,
  },
  {
    kind: 'decision',
    title: 'One queue for all outgoing messages',
    detail: 'Turned down: a queue a receiver. It would order better, and be watched worse.',
    hoursAgo: 170,
  },
];

/** What stood in the way and what was decided. */
export async function notes(place: SeedPlace): Promise<void> {
  for (const [nth, said] of SAID.entries()) await writeNote(place, said, nth);
}

async function writeNote(place: SeedPlace, said: Said, nth: number): Promise<void> {
  const { client, workspaceId, words, developers, today } = place;
  const { kind, title, detail, resolution = null, hoursAgo, waitsFor } = said;
  const id = seedId('note', ...words, title);
  const at = new Date(today.getTime() - hoursAgo * HOUR_MS);
  const resolved = resolution ? new Date(at.getTime() + 3 * HOUR_MS) : null;
  const developerId = developers[nth % developers.length]!.id;
  const { rowCount } = await client.query(
    `insert into work_notes (workspace_id, id, kind, developer_id, title, detail, resolution,
                             created_at, resolved_at, waits_for_developer_id)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) on conflict do nothing`,
    [
      ...[workspaceId, id, kind, developerId, title, detail, resolution, at, resolved],
      waitsFor === undefined ? null : developers[waitsFor]!.id,
    ],
  );
  if (rowCount === 0) return;
  const agent = AGENTS[nth % AGENTS.length]!;
  const event = { developerId, agent, subject: { type: 'note', id } };
  await writeEvent(place, { ...event, type: `note.${kind}`, at, payload: { title } });
  if (resolved) {
    const payload = { title, resolution };
    await writeEvent(place, { ...event, type: 'note.blocker_resolved', at: resolved, payload });
  }
}
