import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { NotSignedIn } from '../errors/app-error.js';
import type { Actor } from './actor.js';

/** The one who asks, as the guard found them. */
export const CurrentActor = createParamDecorator((_: unknown, context: ExecutionContext): Actor => {
  const { actor } = context.switchToHttp().getRequest<FastifyRequest & { actor?: Actor }>();
  if (!actor) throw new NotSignedIn();
  return actor;
});
