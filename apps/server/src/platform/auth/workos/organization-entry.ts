import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Actor } from '../actor.js';

/**
 * Moves a browser's session into an organization that its person has just founded or was let into.
 * The provider has to agree: it issues the token that names the organization. In local-dev mode it is
 * absent; inject it with `@Optional`.
 */
export abstract class OrganizationEntry {
  /** Answers who the person is there, once the tenant of that organization knows them. */
  abstract enter(
    request: FastifyRequest,
    reply: FastifyReply,
    organizationId: string,
  ): Promise<Actor | undefined>;
}
