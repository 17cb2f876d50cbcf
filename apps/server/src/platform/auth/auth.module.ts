import { Global, Module } from '@nestjs/common';
import { APP_GUARD } from '@nestjs/core';
import { ActorGuard } from './actor-guard.js';
import { IDENTITY_DOORS } from './identity-door.js';

@Global()
@Module({
  providers: [
    { provide: IDENTITY_DOORS, useValue: [] },
    { provide: APP_GUARD, useClass: ActorGuard },
  ],
  exports: [IDENTITY_DOORS],
})
export class AuthModule {}
