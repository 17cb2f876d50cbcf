import type { TaskStatus } from '../../../../libs/contracts/src/tasks/tasks.values.ts';
import { DAY_MS, type SeedPlace } from '../../place.ts';
import { writeEvent } from './work-event.ts';

/** A task with its whole life behind it, up to the state it is in. */
export interface PastTask {
  id: string;
  workstreamId: string;
  developerId: string;
  title: string;
  scope: string | null;
  repo: string;
  branch: string;
  paths: string[];
  action: string;
  component: string;
  agent: string;
  status: TaskStatus;
  priority: string;
  said: string | null;
  created: Date;
  /** Null where it has not begun. */
  started: Date | null;
  changed: Date;
}

/** Writes a task and the events of its life; answers whether it is new. */
export async function writeTask(place: SeedPlace, task: PastTask): Promise<boolean> {
  const { status, said, created, started, changed } = task;
  const isOver = status === 'done' || status === 'cancelled';
  const { rowCount } = await place.client.query(
    `insert into tasks (workspace_id, id, workstream_id, developer_id, title, title_key, scope, repo,
                        branch, paths, action, component, agent_type, status, priority,
                        planned_start, blocked_reason, cancel_reason, result_summary,
                        created_at, updated_at, started_at, finished_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19,
             $20, $21, $22, $23)
     on conflict do nothing`,
    [
      ...[place.workspaceId, task.id, task.workstreamId, task.developerId, task.title],
      ...[task.title.toLowerCase(), task.scope, task.repo, task.branch, task.paths],
      ...[task.action, task.component, started ? task.agent : null, status, task.priority],
      status === 'planned' ? new Date(place.today.getTime() + 2 * DAY_MS) : null,
      ...(['blocked', 'cancelled', 'done'] as const).map((of) => (status === of ? said : null)),
      ...[created, changed, started, isOver ? changed : null],
    ],
  );
  if (rowCount === 0) return false;
  await writeLife(place, task);
  return true;
}

async function writeLife(place: SeedPlace, task: PastTask): Promise<void> {
  const { id, developerId, title, workstreamId, repo, status, said, created, started } = task;
  const subject = { type: 'task', id };
  const payload = { title, workstream_id: workstreamId, repo };
  const write = (type: string, at: Date, more = {}, agent: string | null = task.agent) =>
    writeEvent(place, {
      ...{ type: `task.${type}`, at, developerId, agent, subject },
      payload: { ...payload, ...more },
    });
  await write('planned', created, {}, null);
  if (started) await write('started', started);
  if (status === 'blocked') await write('blocked', task.changed, { reason: said });
  if (status === 'done') await write('completed', task.changed, { result_summary: said });
  if (status === 'cancelled') await write('cancelled', task.changed, { reason: said }, null);
}
