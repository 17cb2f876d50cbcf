import { sortableId } from '../../../apps/server/src/platform/clock/ids.js';
import type { ServerDatabase } from '../../support/server-database.js';

export interface PlantedWork {
  streamId: string;
  /** One for each developer it was planted for, in their order. */
  taskIds: string[];
  /** Of overlaps between the work of each and the next one's. */
  warningIds: string[];
  paxelRunId: string;
  /** Held by the last of them. */
  claimId: string;
  /** From the first to the last of them. */
  messageId: string;
}

const id = (prefix: string) => `${prefix}_${sortableId(Date.now())}`;

/** A workstream with a planned task and an event of everybody who was named. */
export async function plantWork(
  asOwner: ServerDatabase['asOwner'],
  place: { workspaceId: string; developerIds: readonly string[]; canary: string },
): Promise<PlantedWork> {
  const { workspaceId, developerIds, canary } = place;
  const streamId = id('stream');
  await asOwner(
    `insert into workstreams (workspace_id, id, developer_id, title, title_key, status, created_at,
                              updated_at)
     values ($1, $2, $3, $4, lower($4), 'active', now(), now())`,
    [workspaceId, streamId, developerIds[0], `${canary} stream`],
  );
  const taskIds: string[] = [];
  for (const [nth, developerId] of developerIds.entries()) {
    const taskId = id('task');
    taskIds.push(taskId);
    await asOwner(
      `insert into tasks (workspace_id, id, workstream_id, developer_id, title, title_key, status,
                          created_at, updated_at)
       values ($1, $2, $3, $4, $5, lower($5), 'planned', now(), now())`,
      [workspaceId, taskId, streamId, developerId, `${canary} task ${nth}`],
    );
    await asOwner(
      `insert into work_events (workspace_id, id, type, actor_developer_id, actor_via, subject_type,
                                subject_id)
       values ($1, $2, 'task.planned', $3, 'session', 'task', $4)`,
      [workspaceId, id('evt'), developerId, taskId],
    );
  }
  const paxelRunId = id('pax');
  await asOwner(
    `insert into paxel_runs (workspace_id, id, developer_id, run_type, project, status, requested_by,
                             requested_at, tenant_visible)
     values ($1, $2, $3, 'repo', $4, 'running', 'ui', now(), true)`,
    [workspaceId, paxelRunId, developerIds[0], canary],
  );
  const claimId = id('claim');
  await asOwner(
    `insert into claims (workspace_id, id, developer_id, repo, globs, mode, reason, lease_minutes,
                         granted_at, lease_until)
     values ($1, $2, $3, 'harbour', array['src/**'], 'exclusive', $4, 480, now(),
             now() + interval '8 hours')`,
    [workspaceId, claimId, developerIds.at(-1), `${canary} claim`],
  );
  const warningIds = await plantWarnings(asOwner, { workspaceId, developerIds, canary, taskIds });
  const messageId = id('msg');
  await asOwner(
    `insert into messages (workspace_id, id, kind, from_developer_id, to_developer_id, body,
                           created_at, expires_at)
     values ($1, $2, 'question', $3, $4, $5, now(), now() + interval '1 day')`,
    [workspaceId, messageId, developerIds[0], developerIds.at(-1), `${canary} question`],
  );
  return { streamId, taskIds, warningIds, paxelRunId, claimId, messageId };
}

/** Everybody was warned of the next one's task, as a check of theirs would have left it. */
async function plantWarnings(
  asOwner: ServerDatabase['asOwner'],
  place: {
    workspaceId: string;
    developerIds: readonly string[];
    canary: string;
    taskIds: readonly string[];
  },
): Promise<string[]> {
  const { workspaceId, developerIds, canary, taskIds } = place;
  const warningIds: string[] = [];
  for (const [nth, developerId] of developerIds.entries()) {
    const warningId = id('warn');
    warningIds.push(warningId);
    const next = (nth + 1) % taskIds.length;
    const match = {
      id: taskIds[next],
      type: 'task',
      text_hash: 'x',
      developer_id: developerIds[next],
      title: `${canary} task ${next}`,
      scope: null,
      agent_type: null,
      status: 'planned',
      repo: null,
      score: 0.9,
      reasons: ['titles alike'],
      signals: [],
      suppressed_by: null,
      escalated: true,
      created_at: new Date().toISOString(),
      updated_at: new Date().toISOString(),
    };
    await asOwner(
      `insert into overlap_warnings (workspace_id, id, developer_id, credential, check_id, subject_type,
         subject_hash, subject, status, score, matches, other_ids, other_owners, created_at, checked_at)
       values ($1, $2, $3, 'planted', $4, 'task', $2, jsonb_build_object('title', $5::text), 'open',
               0.9, $6::jsonb, array[$7], array[$8], now(), now())`,
      [
        ...[workspaceId, warningId, developerId, id('chk'), `${canary} subject`],
        ...[JSON.stringify([match]), taskIds[next], developerIds[next]],
      ],
    );
  }
  return warningIds;
}
