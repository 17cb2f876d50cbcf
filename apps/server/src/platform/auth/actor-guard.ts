import type { EndpointAuth } from '@covibe/contracts';
import { Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { NotSignedIn } from '../errors/app-error.js';
import { OnboardingRequired } from './auth.errors.js';
import type { Actor } from './actor.js';
import { BrowserDoor } from './browser-door.js';
import type { Person } from './person.js';
import { AUTH } from './route-auth.js';
import { TokenDoor } from './token-door.js';

export type KnownRequest = FastifyRequest & { actor?: Actor; person?: Person };

/** Deny by default: a route that says nothing needs a browser session with a place in a tenant. */
@Injectable()
export class ActorGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly browsers: BrowserDoor,
    private readonly tokens: TokenDoor,
  ) {}

  canActivate(context: ExecutionContext): boolean | Promise<boolean> {
    const auth = authOf(this.reflector, context);
    if (auth === 'public') return true;
    const http = context.switchToHttp();
    const request = http.getRequest<KnownRequest>();
    const reply = http.getResponse<FastifyReply>();
    void reply.header('cache-control', 'no-store').header('vary', 'Cookie');
    return auth === 'agent' ? this.admitAgent(request) : this.admitBrowser(request, reply, auth);
  }

  private async admitAgent(request: KnownRequest): Promise<boolean> {
    request.actor = await this.tokens.actor(request);
    return true;
  }

  private async admitBrowser(
    request: KnownRequest,
    reply: FastifyReply,
    auth: 'browser' | 'session',
  ): Promise<boolean> {
    request.person = await this.browsers.person(request, reply);
    request.actor = request.person?.actor;
    if (auth === 'browser' || request.actor) return true;
    throw request.person ? new OnboardingRequired() : new NotSignedIn();
  }
}

/** What a route demands never changes, and two guards ask for it with every request. */
const demands = new WeakMap<object, { controller: object; auth: EndpointAuth }>();

export function authOf(reflector: Reflector, context: ExecutionContext): EndpointAuth {
  const [handler, controller] = [context.getHandler(), context.getClass()];
  const known = demands.get(handler);
  if (known?.controller === controller) return known.auth;
  const targets = [handler, controller];
  const auth = reflector.getAllAndOverride<EndpointAuth | undefined>(AUTH, targets) ?? 'session';
  demands.set(handler, { controller, auth });
  return auth;
}
