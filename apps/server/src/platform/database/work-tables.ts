/**
 * Which tables hold work and which hold what people and machines need to go on. Every table stands
 * in exactly one list, so that a new one has to choose: a rules test compares them with the schema.
 */
export interface WorkTable {
  readonly name: string;
  /** What tells its rows apart within a workspace: the primary key without `workspace_id`. */
  readonly key: readonly string[];
}

/**
 * What a reset deletes, workspace by workspace, in this order: whoever refers to another table
 * stands before it.
 */
export const WORK_TABLES: readonly WorkTable[] = [
  { name: 'session_tasks', key: ['session_id', 'task_id'] },
  { name: 'session_contexts', key: ['id'] },
  { name: 'work_notes', key: ['id'] },
  { name: 'tasks', key: ['id'] },
  { name: 'workstreams', key: ['id'] },
  { name: 'agent_sessions', key: ['id'] },
  { name: 'preflight_checks', key: ['id'] },
  { name: 'agent_feedback_events', key: ['id'] },
  { name: 'idempotency_keys', key: ['developer_id', 'operation', 'key'] },
  { name: 'usage_events', key: ['occurred_at', 'id'] },
  { name: 'work_events', key: ['occurred_at', 'id'] },
];

/** What a reset keeps: who exists, who may come in, and the machinery of the server itself. */
export const KEPT_TABLES: readonly string[] = [
  'app_config',
  'data_resets',
  'developers',
  'ended_workos_sessions',
  'invitations',
  'local_sessions',
  'mcp_tokens',
  'rate_limits',
  'tenant_memberships',
  'tenants',
  'workspace_memberships',
  'workspaces',
];
