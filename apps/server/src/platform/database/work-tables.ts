/**
 * Which tables hold work and which hold what people and machines need to go on. Every table stands
 * in exactly one list, so that a new one has to choose: a rules test compares them with the schema.
 */
export interface WorkTable {
  readonly name: string;
  /** What tells its rows apart within a workspace: the primary key without `workspace_id`. */
  readonly key: readonly string[];
  /** What open pages call these rows: they look again when the rows are gone. */
  readonly topic?: string;
}

/**
 * What a reset deletes, workspace by workspace, in this order: whoever refers to another table
 * stands before it.
 */
export const WORK_TABLES: readonly WorkTable[] = [
  { name: 'session_tasks', key: ['session_id', 'task_id'] },
  { name: 'messages', key: ['id'], topic: 'message' },
  { name: 'claim_waits', key: ['id'], topic: 'claim' },
  { name: 'claims', key: ['id'], topic: 'claim' },
  { name: 'claim_conflicts', key: ['repo', 'day', 'path'] },
  { name: 'agent_tells', key: ['credential', 'about'] },
  { name: 'session_contexts', key: ['id'], topic: 'session' },
  { name: 'paxel_runs', key: ['id'], topic: 'paxel' },
  { name: 'work_notes', key: ['id'], topic: 'note' },
  { name: 'tasks', key: ['id'], topic: 'task' },
  { name: 'workstreams', key: ['id'], topic: 'workstream' },
  { name: 'session_activity', key: ['session_id', 'repo', 'path'] },
  { name: 'session_tells', key: ['session_id', 'about'] },
  { name: 'agent_sessions', key: ['id'], topic: 'session' },
  { name: 'preflight_checks', key: ['id'] },
  { name: 'work_intents', key: ['developer_id', 'hand'] },
  { name: 'overlap_warnings', key: ['id'], topic: 'warning' },
  { name: 'scope_verdicts', key: ['id'] },
  { name: 'overlap_items', key: ['item_id'] },
  { name: 'overlap_postings', key: ['term', 'item_id'] },
  { name: 'overlap_terms', key: ['term'] },
  { name: 'overlap_meanings', key: ['text_hash', 'model'] },
  { name: 'agent_feedback_events', key: ['id'], topic: 'feedback' },
  { name: 'idempotency_keys', key: ['developer_id', 'operation', 'key'] },
  { name: 'developer_days', key: ['day', 'developer_id'] },
  { name: 'project_days', key: ['day', 'repo', 'agent_type'] },
  { name: 'project_developer_days', key: ['repo', 'day', 'developer_id'] },
  { name: 'counted_days', key: ['day'] },
  { name: 'usage_events', key: ['occurred_at', 'id'] },
  { name: 'work_events', key: ['occurred_at', 'id'] },
];

/** What a reset keeps: who exists, who may come in, and the machinery of the server itself. */
export const KEPT_TABLES: readonly string[] = [
  'app_config',
  'data_resets',
  'developers',
  'edit_guards',
  'ended_workos_sessions',
  'invitations',
  'local_sessions',
  'machines',
  'mcp_tokens',
  'rate_limits',
  'session_renewals',
  'setup_device_grants',
  'setup_machines',
  'tenant_memberships',
  'tenants',
  'workspace_memberships',
  'workspaces',
];
