import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Actor } from './actor.js';
import type { Person } from './person.js';

/** How people come in: one implementation for local-dev, one for WorkOS, chosen at boot. */
export abstract class BrowserDoor {
  /** Finds who is there; may renew cookies on the reply. Throws only when it cannot know. */
  abstract person(request: FastifyRequest, reply: FastifyReply): Promise<Person | undefined>;

  /** Whether an open stream's owner may still read: not signed out, not removed. */
  abstract isStill(actor: Actor): Promise<boolean>;

  /**
   * Where somebody who is not signed in goes next: an address to redirect to, or nothing when the
   * console's own picker is the next page.
   */
  abstract begin(
    request: FastifyRequest,
    reply: FastifyReply,
    returnTo: string,
  ): Promise<string | undefined>;

  /** Ends the session here at once; answers where the browser goes to end it elsewhere too. */
  abstract signOut(request: FastifyRequest, reply: FastifyReply): Promise<string>;

  /** Drops what is remembered of people's rights: they changed. */
  abstract forget(): void;
}
