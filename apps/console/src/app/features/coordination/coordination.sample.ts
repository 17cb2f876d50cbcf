import type {
  AgentSessionReply,
  AuditReply,
  ClaimReply,
  ClaimsReply,
  ContextReply,
  MatchReply,
  MessageReply,
  NoteReply,
  OverlapPair,
  OverlapSide,
  OverlapWarningReply,
  PersonReply,
  StateReply,
} from '@covibe/contracts';

const AT = '2026-03-09T08:00:00.000Z';

/** Matters for specs: one warning, blocker, message, claim or audit, with what a spec is about. */
export const ADA_AS_PERSON: PersonReply = {
  id: 'dev_1',
  handle: 'ada',
  name: 'Ada Lovelace',
  avatar_url: null,
};
const GRACE: PersonReply = {
  id: 'dev_2',
  handle: 'grace',
  name: 'Grace Hopper',
  avatar_url: null,
};

function side(title: string, more: Partial<OverlapSide> = {}): OverlapSide {
  return {
    id: null,
    type: 'task',
    title,
    description: null,
    scope: null,
    action: null,
    component: null,
    repo: 'engine',
    branch: null,
    paths: [],
    status: null,
    owner: ADA_AS_PERSON,
    agent_type: 'claude-code',
    ...more,
  };
}

function match(id: string, more: Partial<MatchReply> = {}): MatchReply {
  return {
    id,
    type: 'task',
    title: `Task ${id}`,
    scope: null,
    owner: 'grace',
    agent_type: 'codex',
    status: 'active',
    repo: 'engine',
    score: 0.86,
    reasons: ['some of the same files'],
    signals: [
      { name: 'files', value: 0.5 },
      { name: 'titleWords', value: 3 },
    ],
    suppressed_by: null,
    created_at: AT,
    updated_at: AT,
    ...more,
  };
}

function pair(id: string, more: Partial<OverlapPair> = {}): OverlapPair {
  const of = more.match ?? match(id);
  return {
    match: of,
    other: side(of.title, { id, status: 'active', owner: GRACE, agent_type: 'codex' }),
    escalated: true,
    verdict: null,
    ...more,
  };
}

export function warning(id: string, more: Partial<OverlapWarningReply> = {}): OverlapWarningReply {
  return {
    id,
    check_id: 'chk_1',
    status: 'open',
    created_at: AT,
    subject: side(`Work of ${id}`),
    is_mine: false,
    may_decide: true,
    score: 0.86,
    pairs: [pair('9')],
    confirm_reason: null,
    decided_by: null,
    decided_at: null,
    ...more,
  };
}

export function note(id: string, more: Partial<NoteReply> = {}): NoteReply {
  return {
    id,
    kind: 'blocker',
    title: `Note ${id}`,
    detail: null,
    owner: GRACE,
    is_mine: false,
    task_id: null,
    waits_for: null,
    waits_for_task: null,
    open: true,
    resolution: null,
    created_at: AT,
    resolved_at: null,
    ...more,
  };
}

export function message(id: string, more: Partial<MessageReply> = {}): MessageReply {
  return {
    id,
    kind: 'question',
    status: 'open',
    from: GRACE,
    from_agent: 'codex',
    to: ADA_AS_PERSON,
    to_session: null,
    is_mine: false,
    is_for_me: true,
    text: `Text of ${id}`,
    task: null,
    answer: null,
    created_at: AT,
    expires_at: '2026-03-10T08:00:00.000Z',
    acknowledged_at: null,
    ...more,
  };
}

export function claim(id: string, more: Partial<ClaimReply> = {}): ClaimReply {
  const now = Date.now();
  return {
    id,
    owner: GRACE,
    is_mine: false,
    agent_type: 'codex',
    session_id: null,
    task_id: null,
    repo: 'engine',
    globs: ['src/cards/**'],
    area: null,
    mode: 'exclusive',
    reason: null,
    status: 'active',
    granted_at: new Date(now - 10 * 60_000).toISOString(),
    lease_until: new Date(now + 20.5 * 60_000).toISOString(),
    waiting: 0,
    ...more,
  };
}

export function claimsOf(claims: ClaimReply[], more: Partial<ClaimsReply> = {}): ClaimsReply {
  return { claims, waits: [], hot_paths: [], ...more };
}

export function context(id: string): ContextReply {
  return {
    id,
    owner: GRACE,
    is_mine: false,
    title: `Context ${id}`,
    summary: 'Half of it is in review.',
    files_touched: [],
    next_actions: ['Answer the review'],
    blockers: [],
    task_ids: [],
    repo: 'engine',
    branch: 'main',
    published_at: AT,
    expires_at: '2026-03-10T08:00:00.000Z',
  };
}

export function audit(more: Partial<AuditReply> = {}): AuditReply {
  const work = (id: string) => ({
    ...{ id, type: 'task' as const, title: `Work ${id}`, owner: GRACE, agent_type: null },
    ...{ status: 'active' as const, repo: 'engine', updated_at: AT },
  });
  return {
    id: 'audit_1',
    at: AT,
    by: ADA_AS_PERSON,
    agent_type: null,
    compared: 1_204,
    clusters: [
      {
        work: [work('a'), work('b')],
        pairs: [{ a: 'a', b: 'b', score: 0.9, reasons: ['titles much alike'] }],
        score: 0.9,
      },
    ],
    settled: 2,
    ...more,
  };
}

/** A workspace in which nothing has happened yet. */
export function emptyState(): StateReply {
  return {
    at: AT,
    task_counts: { planned: 0, active: 0, blocked: 0, done: 0, cancelled: 0 },
    ...{ workstreams: [], active: [], blocked: [], planned: [], recently_done: [] },
    ...{
      sessions: [],
      stale_sessions: [],
      blockers: [],
      decisions: [],
      contexts: [],
      audit_conflicts: [],
    },
  };
}

/** One in which work goes on and needs nobody. */
export function quietState(): StateReply {
  const empty = emptyState();
  return { ...empty, task_counts: { ...empty.task_counts, active: 1 } };
}

export function agentAtWork(): AgentSessionReply {
  return {
    ...{ id: 'sess_1', owner: GRACE, is_mine: false, agent_type: 'codex' },
    ...{ agent_type_verified: true, repo: 'engine', branch: null, state: 'active' },
    ...{ started_at: AT, last_seen_at: AT, ended_at: null, task_ids: [] },
  };
}
