/**
 * Everything that may stand outside the rule of the schema, each with its reason. A line here is a
 * decision of a review, never a way to make a test green.
 */

/** Tables that belong to no tenant. */
export const TABLES_OF_NOBODY: Readonly<Record<string, string>> = {
  schema_migrations: 'which migrations were applied; the server has no right to it',
  rate_limits: 'counters by address, before anybody is known',
  ended_workos_sessions: 'ids of sessions that were signed out, before a tenant is known',
  session_renewals: 'sealed outcomes of renewed sessions, before a tenant is known',
  setup_device_grants: 'requests of machines, before anybody approved them; gone a day later',
};

/** The column that owns the rows, where it is not called after what it names. */
export const OWN_COLUMN: Readonly<Record<string, string>> = {
  tenants: 'id',
};

/** Keys and indexes that do not begin with the owning column. */
export const UNSCOPED_INDEXES: Readonly<Record<string, string>> = {
  tenants_external_id_key: 'a tenant is found by the id another system knows it by',
  tenants_workos_organization_id_key: 'a tenant is found by its WorkOS organisation',
  developers_by_provider_user: 'a person is found by the id WorkOS knows them by',
  workspaces_id_key: 'tables of a workspace refer to it by its id alone',
  workspace_memberships_pkey: 'tables of a workspace refer to its members',
  local_sessions_key_hash_key: 'a session is found by the hash of its key',
  mcp_tokens_token_hash_key: 'a token is found by its hash',
};

/** Functions that are neither a look-up before a tenant is known nor anything else. */
export const PLAIN_FUNCTIONS: Readonly<Record<string, string>> = {
  'enter(text, text)': 'names the tenant of a transaction',
};

/** Questions that may be asked before a tenant is known; ADR 5 explains each. */
export const MOST_LOOKUPS = 8;
