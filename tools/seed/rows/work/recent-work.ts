import { DAY_MS, type SeedPlace } from '../../place.ts';
import { chance } from '../../random.ts';
import { seedId } from '../../seed-id.ts';
import { CHAPTERS } from './chapters.ts';
import { writeTask } from './past-task.ts';
import type { Story, StoryTask } from './story.ts';
import { writeEvent } from './work-event.ts';

export const AGENTS = ['claude-code', 'codex', 'cursor'] as const;
const PRIORITIES = ['normal', 'normal', 'normal', 'high', 'urgent', 'low'] as const;
const ACTIONS = ['create', 'modify', 'fix'] as const;
const COMPONENTS = ['server', 'ui', 'db', 'api'] as const;
const HOUR_MS = 3_600_000;

/** The stories a workspace is in the middle of: workstreams with tasks in every state. */
export async function recentWork(place: SeedPlace): Promise<void> {
  const stories = CHAPTERS[place.words[1]]?.stories ?? [];
  for (const [nth, story] of stories.entries()) await writeStory(place, story, nth);
}

async function writeStory(place: SeedPlace, story: Story, nth: number): Promise<void> {
  const { client, workspaceId, developers, today } = place;
  const { title, repo, scope, status } = story;
  const id = storyId(place, story);
  const owner = developers[nth % developers.length]!.id;
  const began = new Date(today.getTime() - (16 - nth) * DAY_MS);
  const changed = new Date(today.getTime() - (nth + 1) * HOUR_MS);
  await client.query(
    `insert into workstreams (workspace_id, id, developer_id, title, title_key, scope, repo, status,
                              priority, result_summary, created_at, updated_at, started_at, finished_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)
     on conflict do nothing`,
    [
      ...[workspaceId, id, owner, title, title.toLowerCase(), scope, repo, status],
      ...[nth === 0 ? 'high' : 'normal', status === 'done' ? 'Delivered and in use.' : null],
      ...[began, changed, status === 'planned' ? null : began, status === 'done' ? changed : null],
    ],
  );
  const event = status === 'planned' ? 'workstream.planned' : 'workstream.started';
  const subject = { type: 'workstream', id };
  await writeEvent(place, {
    ...{ type: event, at: began, developerId: owner, subject, payload: { title, repo } },
  });
  for (const [order, task] of story.tasks.entries()) {
    await writeStoryTask(place, { story, storyId: id, began, task, order, nth });
  }
}

interface Placed {
  story: Story;
  storyId: string;
  began: Date;
  task: StoryTask;
  order: number;
  nth: number;
}

async function writeStoryTask(place: SeedPlace, placed: Placed): Promise<void> {
  const { developers, today } = place;
  const { story, storyId: workstreamId, began, order, nth } = placed;
  const [status, title, said = null] = placed.task;
  const id = storyTaskId(place, title);
  const dice = chance(id);
  const started = new Date(today.getTime() - dice.between(2, 70) * HOUR_MS);
  const branch = `${dice.pick(['feat', 'fix', 'chore'])}/${title
    .toLowerCase()
    .replace(/[^a-z]+/g, '-')
    .slice(0, 32)}`;
  await writeTask(place, {
    ...{ id, workstreamId, title, status, said, scope: story.scope, repo: story.repo, branch },
    developerId: developers[(nth + order) % developers.length]!.id,
    paths: [`src/${dice.pick(COMPONENTS)}/${title.split(' ')[0]!.toLowerCase()}.ts`],
    action: dice.pick(ACTIONS),
    component: dice.pick(COMPONENTS),
    agent: AGENTS[(nth + order) % AGENTS.length]!,
    priority: dice.pick(PRIORITIES),
    created: new Date(began.getTime() + order * HOUR_MS),
    started: status === 'planned' ? null : started,
    changed:
      status === 'planned'
        ? new Date(began.getTime() + order * HOUR_MS)
        : new Date(today.getTime() - dice.between(4, 100) * 60_000),
  });
}

function storyId({ words }: SeedPlace, { title }: Story): string {
  return seedId('stream', ...words, title);
}

export function storyTaskId({ words }: SeedPlace, title: string): string {
  return seedId('task', ...words, title);
}
