import { Global, Module } from '@nestjs/common';
import { APP_GUARD } from '@nestjs/core';
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

@Global()
@Module({
  providers: [
    AuthChanges,
    Cookies,
    LocalSessions,
    LocalSessionsRepository,
    LocalDoor,
    { provide: BrowserDoor, useExisting: LocalDoor },
    TokenDoor,
    TokenUse,
    { provide: APP_GUARD, useClass: SameOriginGuard },
    { provide: APP_GUARD, useClass: ActorGuard },
  ],
  exports: [AuthChanges, BrowserDoor, Cookies, LocalSessions, TokenDoor],
})
export class AuthModule {}
