import { Global, Module } from '@nestjs/common';
import { APP_GUARD } from '@nestjs/core';
import { ServerConfig } from '../config/server-config.js';
import { ActorGuard } from './actor-guard.js';
import { AuthChanges } from './auth-changes.js';
import { BrowserDoor } from './browser-door.js';
import { Cookies } from './cookies.js';
import { LocalDoor } from './local/local-door.js';
import { LocalSessionsRepository } from './local/local-sessions.repository.js';
import { LocalSessions } from './local/local-sessions.js';
import { SameOriginGuard } from './same-origin-guard.js';
import { TokenDoor } from './token-door.js';
import { TokenUse } from './tokens/token-use.js';
import { CallbackController } from './workos/callback.controller.js';
import { IdentityDirectory } from './workos/identity-directory.js';
import { OrganizationEntry } from './workos/organization-entry.js';
import { WorkosDoor } from './workos/workos-door.js';
import { WORKOS_PROVIDERS } from './workos/workos-providers.js';

@Global()
@Module({
  controllers: [CallbackController],
  providers: [
    AuthChanges,
    Cookies,
    LocalSessions,
    LocalSessionsRepository,
    LocalDoor,
    ...WORKOS_PROVIDERS,
    {
      provide: BrowserDoor,
      inject: [ServerConfig, LocalDoor, WorkosDoor],
      useFactory: ({ authMode }: ServerConfig, local: LocalDoor, workos: WorkosDoor) =>
        authMode === 'workos' ? workos : local,
    },
    TokenDoor,
    TokenUse,
    { provide: APP_GUARD, useClass: SameOriginGuard },
    { provide: APP_GUARD, useClass: ActorGuard },
  ],
  exports: [
    AuthChanges,
    BrowserDoor,
    Cookies,
    IdentityDirectory,
    LocalSessions,
    OrganizationEntry,
    TokenDoor,
  ],
})
export class AuthModule {}
