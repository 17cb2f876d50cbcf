/**
 * Tables and columns this build reads and writes. Written by `npm run golden` from a migrated
 * database; a rules test holds the two together.
 */
const COLUMNS = {
  agent_feedback_events:
    'acknowledged_at created_at developer_id id name required_action status workspace_id',
  agent_sessions:
    'agent_type agent_type_verified branch developer_id end_reason ended_at host_session_id id last_seen_at repo started_at status workspace_id',
  app_config: 'key tenant_id updated_at updated_by_developer_id value',
  data_resets: 'deleted finished_at id started_at started_by_developer_id status tenant_id',
  developers:
    'auth_provider_user_id avatar_url created_at email handle id name tenant_id updated_at visibility',
  ended_workos_sessions: 'ended_at session_id',
  idempotency_keys: 'created_at developer_id key operation reply request_hash workspace_id',
  invitations:
    'created_at email expires_at id invited_by_developer_id role settled_at status tenant_id workos_invitation_id workspace_ids',
  local_sessions: 'created_at developer_id ended_at expires_at key_hash tenant_id',
  mcp_tokens:
    'agent_type created_at developer_id expires_at id last_four last_used_at name revoked_at revoked_by_developer_id tenant_id token_hash workspace_id',
  preflight_checks:
    'created_at developer_id expires_at id matches status subject_type text_hash workspace_id',
  rate_limits: 'expire key points',
  session_contexts:
    'blockers branch developer_id expires_at files_touched id next_actions published_at repo revoked_at session_id summary superseded_by task_ids title workspace_id',
  session_renewals: 'claimed_at outcome token_hash',
  session_tasks: 'first_at last_at session_id task_id workspace_id',
  tasks:
    'action agent_type blocked_reason branch cancel_reason component created_at description developer_id estimate_minutes finished_at id paths planned_start priority repo result_summary scope started_at status title title_key updated_at workspace_id workstream_id',
  tenant_memberships:
    'created_at developer_id role status tenant_id updated_at workos_membership_id',
  tenants:
    'created_at created_by_developer_id external_id id name slug updated_at workos_organization_id',
  usage_events:
    'agent_type developer_id id latency_ms name occurred_at session_id status workspace_id',
  work_events:
    'actor_developer_id actor_via agent_type id occurred_at payload_json subject_id subject_type type workspace_id',
  work_notes:
    'created_at detail developer_id id kind resolution resolved_at task_id title workspace_id',
  workspace_memberships: 'created_at developer_id status tenant_id updated_at workspace_id',
  workspaces: 'created_at created_by_developer_id id name slug tenant_id updated_at',
  workstreams:
    'auto_created cancel_reason created_at description developer_id finished_at id planned_start priority repo result_summary scope started_at status title title_key updated_at workspace_id',
};

export const EXPECTED_SCHEMA: Readonly<Record<string, readonly string[]>> = Object.fromEntries(
  Object.entries(COLUMNS).map(([table, columns]) => [table, columns.split(' ')]),
);
