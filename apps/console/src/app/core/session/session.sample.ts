import type { SessionReply } from '@covibe/contracts';

/** A signed-in developer for specs and for the gallery. */
export const ADA: SessionReply = {
  auth_mode: 'local-dev',
  developer: { id: 'dev_1', handle: 'ada', name: 'Ada Lovelace', avatar_url: null },
  tenant: { id: 'tenant_1', name: 'Analytical Engines', slug: 'analytical' },
  workspace: { id: 'ws_1', name: 'Platform', slug: 'platform' },
  role: 'admin',
  workspaces: [
    { id: 'ws_1', name: 'Platform', slug: 'platform' },
    { id: 'ws_2', name: 'Mobile', slug: 'mobile' },
  ],
};
