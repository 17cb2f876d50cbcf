import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import { NotSignedIn } from '../errors/app-error.js';
import type { Actor } from './actor.js';
import type { KnownRequest } from './actor-guard.js';
import type { Person } from './person.js';

/** The one who asks, as the guard found them. */
export const CurrentActor = createParamDecorator((_: unknown, context: ExecutionContext): Actor => {
  const { actor } = context.switchToHttp().getRequest<KnownRequest>();
  if (!actor) throw new NotSignedIn();
  return actor;
});

/** The human behind the browser on routes that also serve people without a place here, or nobody. */
export const CurrentPerson = createParamDecorator(
  (_: unknown, context: ExecutionContext): Person | undefined =>
    context.switchToHttp().getRequest<KnownRequest>().person,
);
