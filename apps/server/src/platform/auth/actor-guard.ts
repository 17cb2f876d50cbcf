import { Inject, Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { FastifyRequest } from 'fastify';
import { NotSignedIn } from '../errors/app-error.js';
import type { Actor } from './actor.js';
import { IDENTITY_DOORS, type IdentityDoor } from './identity-door.js';
import { PUBLIC } from './public.js';

type RequestWithActor = FastifyRequest & { actor?: Actor };

/** Deny by default: a route that does not say `@Public()` needs somebody who came through a door. */
@Injectable()
export class ActorGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    @Inject(IDENTITY_DOORS) private readonly doors: readonly IdentityDoor[],
  ) {}

  canActivate(context: ExecutionContext): boolean | Promise<boolean> {
    const targets = [context.getHandler(), context.getClass()];
    if (this.reflector.getAllAndOverride<boolean | undefined>(PUBLIC, targets)) return true;
    return this.admit(context.switchToHttp().getRequest<RequestWithActor>());
  }

  private async admit(request: RequestWithActor): Promise<boolean> {
    for (const door of this.doors) {
      const actor = await door.identify(request);
      if (!actor) continue;
      request.actor = actor;
      return true;
    }
    throw new NotSignedIn();
  }
}
