import type { FastifyRequest } from 'fastify';
import type { Actor } from './actor.js';

/** One way of saying who asks, such as a session cookie or an agent token. */
export interface IdentityDoor {
  /** Answers nobody when the request does not use this door; throws when it does so wrongly. */
  identify(request: FastifyRequest): Promise<Actor | undefined>;
}

/** All doors in the order they are tried. */
export const IDENTITY_DOORS = Symbol('identity doors');
