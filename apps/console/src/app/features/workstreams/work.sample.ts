import type {
  AgentSessionReply,
  PersonReply,
  StateReply,
  TaskReply,
  WorkstreamReply,
} from '@covibe/contracts';

const AT = '2026-03-09T08:00:00.000Z';

/** Work for specs: one task, workstream, session or state, with what a spec is about. */
const ADA_AS_OWNER: PersonReply = {
  id: 'dev_1',
  handle: 'ada',
  name: 'Ada Lovelace',
  avatar_url: null,
};
export const GRACE: PersonReply = {
  id: 'dev_2',
  handle: 'grace',
  name: 'Grace Hopper',
  avatar_url: null,
};

export function task(id: string, more: Partial<TaskReply> = {}): TaskReply {
  return {
    id,
    title: `Task ${id}`,
    description: null,
    scope: null,
    action: null,
    component: null,
    repo: 'engine',
    branch: null,
    paths: [],
    workstream: { id: 'stream_a', title: 'Analytical engine' },
    owner: ADA_AS_OWNER,
    is_mine: true,
    agent_type: 'claude-code',
    status: 'active',
    priority: 'normal',
    planned_start: null,
    estimate_minutes: null,
    blocked_reason: null,
    cancel_reason: null,
    result_summary: null,
    created_at: AT,
    updated_at: AT,
    started_at: AT,
    finished_at: null,
    ...more,
  };
}

export function workstream(id: string, more: Partial<WorkstreamReply> = {}): WorkstreamReply {
  return {
    id,
    title: 'Analytical engine',
    description: null,
    scope: null,
    repo: 'engine',
    status: 'active',
    priority: 'normal',
    auto_created: false,
    owner: ADA_AS_OWNER,
    is_mine: true,
    task_counts: { planned: 0, active: 1, blocked: 0, done: 0, cancelled: 0 },
    recent_tasks: [],
    planned_start: null,
    cancel_reason: null,
    result_summary: null,
    created_at: AT,
    updated_at: AT,
    started_at: AT,
    finished_at: null,
    ...more,
  };
}

export function agentSession(id: string, more: Partial<AgentSessionReply> = {}): AgentSessionReply {
  return {
    id,
    owner: GRACE,
    is_mine: false,
    agent_type: 'codex',
    agent_type_verified: true,
    repo: 'engine',
    branch: null,
    state: 'active',
    started_at: AT,
    last_seen_at: AT,
    ended_at: null,
    task_ids: [],
    ...more,
  };
}

/** What the team is about, made of the tasks that are given. */
export function stateOf(
  tasks: readonly TaskReply[],
  workstreams: readonly WorkstreamReply[] = [],
): StateReply {
  const of = (status: TaskReply['status']) => tasks.filter((one) => one.status === status);
  return {
    at: AT,
    task_counts: {
      planned: of('planned').length,
      active: of('active').length,
      blocked: of('blocked').length,
      done: of('done').length,
      cancelled: of('cancelled').length,
    },
    workstreams: [...workstreams],
    active: of('active'),
    blocked: of('blocked'),
    planned: of('planned'),
    recently_done: of('done'),
    sessions: [],
    stale_sessions: [],
    blockers: [],
    decisions: [],
    contexts: [],
    audit_conflicts: [],
  };
}
