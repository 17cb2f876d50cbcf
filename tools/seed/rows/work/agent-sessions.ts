import type { SeedPlace } from '../../place.ts';
import { chance } from '../../random.ts';
import { seedId } from '../../seed-id.ts';
import { CHAPTERS } from './chapters.ts';
import { AGENTS, storyTaskId } from './recent-work.ts';
import { writeEvent } from './work-event.ts';

const MINUTE_MS = 60_000;
/** Beyond this a session counts as stale; the server's own setting is ten. */
const QUIET_MINUTES = 38;
const PAST_SESSIONS = 24;

/** Agents at work now, one that went quiet, those that ended, and the contexts they left. */
export async function agentSessions(place: SeedPlace): Promise<void> {
  const stories = CHAPTERS[place.words[1]]?.stories ?? [];
  for (const [nth, developer] of place.developers.entries()) {
    const story = stories[nth % Math.max(1, stories.length)];
    if (!story) return;
    const task = story.tasks.find(([status]) => status === 'active') ?? story.tasks[0];
    const isQuiet = nth === 2;
    await writeSession(place, {
      id: seedId('sess', ...place.words, developer.handle, 'now'),
      ...{ developerId: developer.id, agent: AGENTS[nth % AGENTS.length]!, repo: story.repo },
      started: new Date(place.today.getTime() - (55 + 20 * nth) * MINUTE_MS),
      seen: new Date(place.today.getTime() - (isQuiet ? QUIET_MINUTES : nth) * MINUTE_MS),
      ended: null,
      taskId: task ? storyTaskId(place, task[1]) : null,
    });
  }
  await writeContexts(place);
  await pastSessions(place);
}

async function pastSessions(place: SeedPlace): Promise<void> {
  const repos = (CHAPTERS[place.words[1]]?.stories ?? []).map(({ repo }) => repo);
  for (let nth = 1; nth <= PAST_SESSIONS * place.scale; nth += 1) {
    const id = seedId('sess', ...place.words, 'past', String(nth));
    const dice = chance(id);
    const ended = new Date(place.today.getTime() - dice.between(6, 100 * 24) * 60 * MINUTE_MS);
    await writeSession(place, {
      ...{ id, ended, seen: ended, agent: dice.pick(AGENTS), taskId: null },
      developerId: place.developers[dice.between(0, place.developers.length - 1)]!.id,
      repo: repos[dice.between(0, repos.length - 1)] ?? null,
      started: new Date(ended.getTime() - dice.between(12, 300) * MINUTE_MS),
    });
  }
}

interface PastSession {
  id: string;
  developerId: string;
  agent: string;
  repo: string | null;
  started: Date;
  seen: Date;
  ended: Date | null;
  taskId: string | null;
}

async function writeSession(place: SeedPlace, session: PastSession): Promise<void> {
  const { client, workspaceId } = place;
  const { id, developerId, agent, repo, started, seen, ended, taskId } = session;
  const { rowCount } = await client.query(
    `insert into agent_sessions (workspace_id, id, developer_id, agent_type, agent_type_verified,
                                 host_session_id, repo, branch, status, started_at, last_seen_at,
                                 ended_at)
     values ($1, $2, $3, $4, true, $5, $6, 'main', $7, $8, $9, $10)
     on conflict do nothing`,
    [
      ...[workspaceId, id, developerId, agent, id, repo, ended ? 'ended' : 'active'],
      ...[started, seen, ended],
    ],
  );
  if (rowCount === 0) return;
  const subject = { type: 'session', id };
  const payload = { repo, branch: 'main' };
  const event = { developerId, agent, subject, payload };
  await writeEvent(place, { ...event, type: 'session.started', at: started });
  if (ended) await writeEvent(place, { ...event, type: 'session.ended', at: ended });
  if (!taskId) return;
  await client.query(
    `insert into session_tasks (workspace_id, session_id, task_id, first_at, last_at)
     values ($1, $2, $3, $4, $5) on conflict do nothing`,
    [workspaceId, id, taskId, started, seen],
  );
}

async function writeContexts(place: SeedPlace): Promise<void> {
  const stories = CHAPTERS[place.words[1]]?.stories ?? [];
  for (const [nth, developer] of place.developers.slice(0, 2).entries()) {
    const story = stories[nth];
    if (!story) return;
    const id = seedId('ctx', ...place.words, developer.handle);
    const published = new Date(place.today.getTime() - (25 + 60 * nth) * MINUTE_MS);
    const title = `${story.title}: half of it is in review`;
    const { rowCount } = await place.client.query(
      `insert into session_contexts (workspace_id, id, developer_id, session_id, title, summary,
                                     files_touched, next_actions, repo, branch, published_at,
                                     expires_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, 'main', $10, $11)
       on conflict do nothing`,
      [
        ...[place.workspaceId, id, developer.id],
        ...[seedId('sess', ...place.words, developer.handle, 'now'), title],
        `${story.scope} The first half is in review; the rest follows this week.`,
        ...[['src/server/plan.ts'], ['Answer the review', 'Write the migration'], story.repo],
        ...[published, new Date(published.getTime() + 24 * 60 * MINUTE_MS)],
      ],
    );
    if (rowCount === 0) continue;
    await writeEvent(place, {
      ...{ type: 'session.context_published', at: published, developerId: developer.id },
      ...{ agent: AGENTS[nth % AGENTS.length]!, subject: { type: 'context', id } },
      payload: { title, branch: 'main', repo: story.repo },
    });
  }
}
