import { DAY_MS, DAYS, type SeedPlace } from '../../place.ts';
import { chance, type Chance } from '../../random.ts';
import { seedId } from '../../seed-id.ts';
import { CHAPTERS } from './chapters.ts';
import { writeTask } from './past-task.ts';
import { AGENTS } from './recent-work.ts';

const VERBS = [
  [
    'Fix the time zone in the',
    'Times were local in two places; they are UTC until they are shown.',
  ],
  ['Speed up the', 'The slow query has an index now; p95 went from 740 ms to 60 ms.'],
  ['Add tests for the', 'Eleven cases, two of which found real faults; both are fixed.'],
  ['Handle a lost connection in the', 'It retries with growing pauses and says so.'],
  ['Simplify the', 'A third of the code is gone and nothing behaves differently.'],
  ['Log what the', 'Every decision it takes can be traced by its request.'],
  ['Validate input of the', 'Bad input is refused with the name of the field.'],
] as const;
const HOUR_MS = 3_600_000;

/** Work of earlier weeks: about one finished task a working day, all in one long workstream. */
export async function pastWork(place: SeedPlace): Promise<void> {
  const chapter = CHAPTERS[place.words[1]];
  if (!chapter) return;
  const workstreamId = await upkeep(place);
  const count = Math.ceil(DAYS * 0.7 * place.scale);
  for (let nth = 1; nth <= count; nth += 1) {
    const id = seedId('task', ...place.words, 'past', String(nth));
    const dice = chance(id);
    await writePast(place, { id, workstreamId, dice, part: dice.pick(chapter.parts) });
  }
}

async function upkeep({
  client,
  workspaceId,
  words,
  developers,
  today,
}: SeedPlace): Promise<string> {
  const id = seedId('stream', ...words, 'upkeep');
  const began = new Date(today.getTime() - DAYS * DAY_MS);
  const title = 'Upkeep';
  await client.query(
    `insert into workstreams (workspace_id, id, developer_id, title, title_key, scope, status,
                              priority, created_at, updated_at, started_at)
     values ($1, $2, $3, $4, $5, $6, 'active', 'low', $7, $8, $7)
     on conflict do nothing`,
    [
      ...[workspaceId, id, developers[0]!.id, title, title.toLowerCase()],
      ...['Small repairs that belong to nothing larger.', began, today],
    ],
  );
  return id;
}

interface Past {
  id: string;
  workstreamId: string;
  dice: Chance;
  part: string;
}

async function writePast(place: SeedPlace, { id, workstreamId, dice, part }: Past): Promise<void> {
  const [verb, result] = dice.pick(VERBS);
  const done = new Date(place.today.getTime() - dice.between(3 * 24, DAYS * 24 - 48) * HOUR_MS);
  const started = new Date(done.getTime() - dice.between(1, 30) * HOUR_MS);
  const word = part.replaceAll(' ', '-');
  const isGivenUp = dice.next() < 0.08;
  await writeTask(place, {
    ...{ id, workstreamId, started, changed: done, scope: null, repo: word },
    title: `${verb} ${part}${verb.endsWith('what the') ? ' decides' : ''}`,
    developerId: place.developers[dice.between(0, place.developers.length - 1)]!.id,
    branch: `fix/${word}`,
    paths: [`src/${word}/index.ts`],
    action: 'fix',
    component: 'server',
    agent: dice.pick(AGENTS),
    status: isGivenUp ? 'cancelled' : 'done',
    priority: 'normal',
    said: isGivenUp ? 'Something larger has taken care of it.' : result,
    created: new Date(started.getTime() - dice.between(1, 40) * HOUR_MS),
  });
}
