import type { Actor } from './actor.js';

/**
 * The human behind a browser. With WorkOS somebody can be signed in without belonging to any tenant
 * yet; then there is no actor, and only onboarding talks to them.
 */
export interface Person {
  readonly mode: 'local-dev' | 'workos';
  readonly actor?: Actor;
  /** What follows is known from the identity provider only. */
  readonly userId?: string;
  readonly email?: string;
  readonly name?: string;
  readonly organizationId?: string;
}
