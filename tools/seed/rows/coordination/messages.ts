import type { SeedPlace } from '../../place.ts';
import { seedId } from '../../seed-id.ts';
import { AGENTS, storyTaskId } from '../work/recent-work.ts';
import { writeEvent } from '../work/work-event.ts';

const HOUR_MS = 3_600_000;

interface Written {
  kind: 'question' | 'handoff';
  /** Places in the list of developers. */
  from: number;
  to: number;
  task?: string;
  text: string;
  hoursAgo: number;
  answer?: string;
}

const WRITTEN: readonly Written[] = [
  {
    ...{ kind: 'handoff', from: 3, to: 0, task: 'Cluster vessels at anchor', hoursAgo: 1 },
    text:
      'Clustering by distance is done and tested; what is missing is the count on the marker. ' +
      'I move to the pilot office tomorrow and will not get to it.',
  },
  {
    ...{ kind: 'question', from: 1, to: 0, hoursAgo: 0.4 },
    task: 'Move berths when a ship is more than two hours late',
    text: 'Does “late” count from the announced or from the confirmed arrival? The tests say both.',
  },
  {
    ...{ kind: 'question', from: 2, to: 3, hoursAgo: 3 },
    text: 'Which queue do the alerts go through until the new one is there?',
  },
  {
    ...{ kind: 'question', from: 0, to: 2, hoursAgo: 7, task: 'Store loads in newtons everywhere' },
    text: 'Are there readers outside of the gateway that still expect kilograms?',
    answer: 'Only the weekly report, and it converts by itself since Monday.',
  },
];

/** Questions and hand-offs, open and answered. */
export async function messages(place: SeedPlace): Promise<void> {
  if (place.words[1] !== 'harbor') return;
  for (const written of WRITTEN) await writeMessage(place, written);
}

async function writeMessage(place: SeedPlace, written: Written): Promise<void> {
  const { client, workspaceId, words, developers, today } = place;
  const { kind, from, to, task, text, hoursAgo, answer = null } = written;
  const id = seedId('msg', ...words, text);
  const at = new Date(today.getTime() - hoursAgo * HOUR_MS);
  const answered = answer ? new Date(at.getTime() + HOUR_MS) : null;
  const [sender, receiver] = [developers[from]!.id, developers[to]!.id];
  const taskId = task ? storyTaskId(place, task) : null;
  const agent = AGENTS[from % AGENTS.length]!;
  const { rowCount } = await client.query(
    `insert into messages (workspace_id, id, kind, status, from_developer_id, from_agent,
                           to_developer_id, task_id, body, answer, answered_by_developer_id,
                           answered_at, ended_at, created_at, expires_at, read_by_recipient_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $12, $13, $14, $12)
     on conflict do nothing`,
    [
      ...[workspaceId, id, kind, answer ? 'answered' : 'open', sender, agent, receiver, taskId],
      ...[text, answer, answer ? receiver : null, answered, at],
      new Date(at.getTime() + 24 * HOUR_MS),
    ],
  );
  if (rowCount === 0) return;
  const payload = { title: (task ?? text).slice(0, 120) };
  const event = { subject: { type: 'message', id }, payload };
  const type = kind === 'question' ? 'message.asked' : 'handoff.offered';
  await writeEvent(place, { ...event, type, at, developerId: sender, agent });
  if (!answered) return;
  await writeEvent(place, {
    ...event,
    type: 'message.answered',
    at: answered,
    developerId: receiver,
  });
}
