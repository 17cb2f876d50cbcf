import type { Provider } from '@nestjs/common';
import { ServerConfig } from '../../config/server-config.js';
import { AuthKitFlow } from './authkit-flow.js';
import { IdentityDirectory } from './identity-directory.js';
import { OrganizationEntry } from './organization-entry.js';
import { RenewalBoard } from './renewal-board.js';
import { RenewalBoardRepository } from './renewal-board.repository.js';
import { SessionRenewals } from './session-renewals.js';
import { WorkosAccess } from './workos-access.js';
import { WorkosCookies } from './workos-cookies.js';
import { WorkosDirectory } from './workos-directory.js';
import { WorkosDoor } from './workos-door.js';
import { WorkosRetention } from './workos-retention.js';
import { WorkosStanding } from './workos-standing.js';

/** What WorkOS mode is made of. The two ports are absent in local-dev mode, where nobody answers them. */
export const WORKOS_PROVIDERS: Provider[] = [
  WorkosAccess,
  WorkosCookies,
  WorkosStanding,
  RenewalBoard,
  RenewalBoardRepository,
  SessionRenewals,
  WorkosRetention,
  AuthKitFlow,
  WorkosDoor,
  {
    provide: IdentityDirectory,
    inject: [ServerConfig, WorkosAccess],
    useFactory: ({ authMode }: ServerConfig, access: WorkosAccess) =>
      authMode === 'workos' ? new WorkosDirectory(access) : undefined,
  },
  {
    provide: OrganizationEntry,
    inject: [ServerConfig, AuthKitFlow],
    useFactory: ({ authMode }: ServerConfig, flow: AuthKitFlow) =>
      authMode === 'workos' ? flow : undefined,
  },
];
