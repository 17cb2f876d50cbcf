import type { SeedPlace } from '../../place.ts';
import { AGENTS, storyTaskId } from '../work/recent-work.ts';
import { writeEvent } from '../work/work-event.ts';

const HOUR_MS = 3_600_000;

/** What the last look over all work found: one pair under way, one that is finished by now. */
const PAIRS = [
  {
    titles: [
      'Move berths when a ship is more than two hours late',
      'Keep a moved ship from being moved again within the hour',
    ],
    score: 0.63,
    reasons: ['texts somewhat alike', 'the same ideas in other words'],
  },
  {
    titles: [
      'Publish arrivals as a feed with a stable id for each call',
      'Document the feed with three worked examples',
    ],
    score: 0.57,
    reasons: ['texts somewhat alike', 'both use a word that is rare here'],
  },
];

export async function audits(place: SeedPlace): Promise<void> {
  if (place.words[1] !== 'harbor') return;
  const pairs = PAIRS.map(({ titles: [a = '', b = ''], score, reasons }) => ({
    ...{ a: storyTaskId(place, a), b: storyTaskId(place, b), score, reasons },
  }));
  await writeEvent(place, {
    ...{ type: 'audit.completed', at: new Date(place.today.getTime() - 2 * HOUR_MS) },
    ...{ developerId: place.developers[1]!.id, agent: AGENTS[1] },
    payload: { compared: 31, repo: null, pairs },
  });
}
