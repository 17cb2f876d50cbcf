import {
  Injectable,
  SetMetadata,
  UseGuards,
  applyDecorators,
  type CanActivate,
  type ExecutionContext,
} from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { FastifyRequest } from 'fastify';
import { callerNetwork } from './caller-network.js';
import { RateLimits, type RateLimit } from './rate-limits.js';

const LIMIT = 'covibe:limit';

/** Limits a route by the address of the caller, as the trusted proxies report it. */
export const Limited = (limit: RateLimit): MethodDecorator =>
  applyDecorators(SetMetadata(LIMIT, limit), UseGuards(AddressLimit));

@Injectable()
class AddressLimit implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly limits: RateLimits,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const limit = this.reflector.get<RateLimit>(LIMIT, context.getHandler());
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    await this.limits.use(limit, callerNetwork(request.ip));
    return true;
  }
}
