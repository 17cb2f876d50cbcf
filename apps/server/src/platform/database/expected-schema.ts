/**
 * Tables and columns this build reads and writes. Written by `npm run golden` from a migrated
 * database; a rules test holds the two together.
 */
const COLUMNS = {
  agent_feedback_events:
    'acknowledged_at created_at developer_id id name required_action status workspace_id',
  agent_sessions:
    'agent_type agent_type_verified branch developer_id end_reason ended_at host_session_id id last_seen_at repo resumed_at started_at status workspace_id',
  agent_tells: 'about credential told_at workspace_id',
  app_config: 'key tenant_id updated_at updated_by_developer_id value',
  claim_conflicts: 'conflicts day path repo workspace_id',
  claim_waits:
    'agent_type area asked_at developer_id expires_at free_since globs id lease_minutes mode reason repo session_id task_id turn_until workspace_id',
  claims:
    'agent_type area developer_id ended_at globs granted_at id lease_minutes lease_until mode reason repo session_id status task_id workspace_id',
  counted_days:
    'blocked cancelled completed counted_at day events planned sessions started warnings workspace_id',
  data_resets: 'deleted finished_at id started_at started_by_developer_id status tenant_id',
  developer_days:
    'blocked cancelled completed day developer_id events planned sessions started warnings workspace_id',
  developers:
    'auth_provider_user_id avatar_url created_at email handle id name tenant_id updated_at visibility',
  edit_guards: 'changed_at changed_by_developer_id mode workspace_id',
  ended_workos_sessions: 'ended_at session_id',
  idempotency_keys: 'created_at developer_id key operation reply request_hash workspace_id',
  invitations:
    'created_at email expires_at id invited_by_developer_id role settled_at status tenant_id workos_invitation_id workspace_ids',
  local_sessions: 'created_at developer_id ended_at expires_at key_hash tenant_id',
  machines:
    'companion_version developer_id first_seen_at id last_seen_at machine repos workspace_id',
  mcp_tokens:
    'agent_type created_at developer_id expires_at grant_id id last_four last_used_at name revoked_at revoked_by_developer_id tenant_id token_hash workspace_id',
  messages:
    'answer answered_agent answered_at answered_by_developer_id body context_id created_at ended_at expires_at from_agent from_developer_id id kind read_by_recipient_at read_by_sender_at status task_id to_developer_id to_session_id workspace_id',
  overlap_items: 'indexed_at item_id item_type terms terms_version text_hash workspace_id',
  overlap_meanings: 'asked_at model subject_type text_hash vector workspace_id',
  overlap_postings: 'item_id term workspace_id',
  overlap_terms: 'items term workspace_id',
  overlap_warnings:
    'agent_type check_id checked_at confirm_reason created_at credential decided_at decided_by developer_id id matches other_ids other_owners score status subject subject_hash subject_id subject_type workspace_id',
  paxel_runs:
    'completed_at developer_id error id no_repo no_sentry output_reference project report_token report_url requested_at requested_by run_type since started_at status tenant_visible workspace_id',
  preflight_checks:
    'agent_type candidates created_at credential developer_id expires_at id matches session_id skipped status subject subject_id subject_type text_hash warning_id workspace_id',
  project_days:
    'agent_type blocked cancelled completed day events planned repo sessions started warnings workspace_id',
  project_developer_days:
    'blocked cancelled completed day developer_id events planned repo sessions started warnings workspace_id',
  rate_limits: 'expire key points',
  scope_verdicts:
    'agent_type candidate_id check_id confirm_reason created_at credential developer_id first_hash id reason second_hash verdict workspace_id',
  session_activity: 'first_at last_at path repo session_id touches workspace_id',
  session_contexts:
    'blockers branch developer_id expires_at files_touched id next_actions published_at repo revoked_at session_id summary superseded_by task_ids title workspace_id',
  session_renewals: 'claimed_at outcome token_hash',
  session_tasks: 'first_at last_at session_id task_id workspace_id',
  session_tells: 'about session_id told_at workspace_id',
  setup_device_grants:
    'agents approved_at created_at developer_id device_code_hash expires_at id machine_name poll_seconds polled_at requested_from state tenant_id user_code workspace_id',
  setup_machines:
    'agents approved_at confirmed_at delivered_at developer_id ended_at id machine_name requested_from tenant_id workspace_id',
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
  work_intents:
    'check_id created_at credential developer_id expires_at free hand session_id subject_type terms text_hash workspace_id',
  work_notes:
    'created_at detail developer_id id kind resolution resolved_at task_id title waits_for_developer_id waits_for_task_id workspace_id',
  workspace_memberships: 'created_at developer_id status tenant_id updated_at workspace_id',
  workspaces: 'created_at created_by_developer_id id name slug tenant_id updated_at',
  workstreams:
    'auto_created cancel_reason created_at description developer_id finished_at id planned_start priority repo result_summary scope started_at status title title_key updated_at workspace_id',
};

export const EXPECTED_SCHEMA: Readonly<Record<string, readonly string[]>> = Object.fromEntries(
  Object.entries(COLUMNS).map(([table, columns]) => [table, columns.split(' ')]),
);
