/** Limits of the names people give; the console's forms and the server's checks share them. */
export const NAME_MAX = 100;
export const EMAIL_MAX = 254;
/** How many workspaces a tenant has at most, and so a list of them names. */
export const WORKSPACES_MAX = 200;
export const HANDLE_MIN = 2;
export const HANDLE_MAX = 39;
/** Lower-case letters, digits and single hyphens between them. */
export const HANDLE_PATTERN = /^[a-z0-9](?:-?[a-z0-9])*$/;

/** Names that addresses of the product or its own words need. */
export const RESERVED_HANDLES: readonly string[] = [
  'admin',
  'admins',
  'agent',
  'agents',
  'all',
  'anyone',
  'api',
  'co-vibe',
  'covibe',
  'everyone',
  'me',
  'new',
  'nobody',
  'none',
  'null',
  'private',
  'root',
  'self',
  'server',
  'settings',
  'someone',
  'support',
  'system',
  'team',
  'undefined',
  'unknown',
  'you',
];

export const AGENT_TYPES = ['claude-code', 'codex', 'cursor'] as const;
export type AgentType = (typeof AGENT_TYPES)[number];

export const VISIBILITIES = ['public', 'private'] as const;
export type Visibility = (typeof VISIBILITIES)[number];
