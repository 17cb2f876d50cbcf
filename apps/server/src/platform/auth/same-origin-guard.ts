import { Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { FastifyRequest } from 'fastify';
import { PublicOrigin } from '../config/public-origin.js';
import { authOf } from './actor-guard.js';
import { ForeignPage, JsonOnly } from './auth.errors.js';
import { PICTURE_BODY } from './route-auth.js';

const SAFE = new Set(['GET', 'HEAD', 'OPTIONS']);
const JSON_TYPE = /^application\/json\s*(?:;\s*charset=utf-8\s*)?$/i;

/**
 * Keeps other sites from acting with somebody's cookie. The browser's own word (Sec-Fetch-Site) is
 * believed first, then Origin against the configured origin; a change that carries neither is
 * refused. Agents' routes
 * know no cookies; only a foreign page is kept out there.
 */
@Injectable()
export class SameOriginGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly origin: PublicOrigin,
  ) {}

  canActivate(context: ExecutionContext): boolean {
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    if (SAFE.has(request.method)) return true;
    const auth = authOf(this.reflector, context);
    if (auth === 'public') return true;
    if (auth === 'agent') return this.isNoForeignPage(request);
    if (!this.isOwnPage(request)) throw new ForeignPage();
    const picture = this.reflector.get<boolean | undefined>(PICTURE_BODY, context.getHandler());
    if (!picture && !JSON_TYPE.test(request.headers['content-type'] ?? '')) throw new JsonOnly();
    return true;
  }

  /** Agents send no Origin; a browser page that does must at least be ours. */
  private isNoForeignPage({ headers }: FastifyRequest): boolean {
    if (headers.origin === undefined || this.origin.isOwn(headers.origin)) return true;
    throw new ForeignPage();
  }

  private isOwnPage({ headers }: FastifyRequest): boolean {
    const site = headers['sec-fetch-site'];
    if (site !== undefined) return site === 'same-origin';
    return headers.origin !== undefined && this.origin.isOwn(headers.origin);
  }
}
