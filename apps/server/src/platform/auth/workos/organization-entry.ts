import type { FastifyReply, FastifyRequest } from 'fastify';

/**
 * Moves a browser's session into an organization that its person has just founded or was let into.
 * The provider has to agree: it issues the token that names the organization. In local-dev mode it is
 * absent; inject it with `@Optional`.
 */
export abstract class OrganizationEntry {
  abstract enter(
    request: FastifyRequest,
    reply: FastifyReply,
    organizationId: string,
  ): Promise<void>;
}
