import { SESSION, SIGN_IN_PATH } from '@covibe/contracts';
import { Injectable, Logger } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { PublicOrigin } from '../../config/public-origin.js';
import { TenantDb } from '../../database/tenant-db.js';
import type { Actor } from '../actor.js';
import { AuthChanges } from '../auth-changes.js';
import { BrowserDoor } from '../browser-door.js';
import { Cookies } from '../cookies.js';
import type { Person } from '../person.js';
import { AuthKitFlow } from './authkit-flow.js';
import { SessionRenewals } from './session-renewals.js';
import { WorkosAccess } from './workos-access.js';
import type { Grant } from './workos-client.js';
import { WorkosCookies } from './workos-cookies.js';
import { WorkosStanding } from './workos-standing.js';

/**
 * People signed in with WorkOS. The sealed cookie says who they are without asking anybody, our
 * database says where they have a place, and WorkOS is asked only when a token has to be renewed.
 * The selector cookie of local-dev means nothing here: the token names the organization.
 */
@Injectable()
export class WorkosDoor extends BrowserDoor {
  private readonly logger = new Logger(WorkosDoor.name);

  constructor(
    private readonly access: WorkosAccess,
    private readonly sealed: WorkosCookies,
    private readonly standing: WorkosStanding,
    private readonly renewals: SessionRenewals,
    private readonly flow: AuthKitFlow,
    private readonly tenants: TenantDb,
    private readonly changes: AuthChanges,
    private readonly cookies: Cookies,
    private readonly origin: PublicOrigin,
  ) {
    super();
  }

  async person(request: FastifyRequest, reply: FastifyReply): Promise<Person | undefined> {
    const before = this.sealed.session(request);
    if (!before && !this.sealed.hasSession(request)) return undefined;
    // Whoever leaves needs no new token, and must not depend on WorkOS to leave.
    const session = before && (isLeaving(request) ? before : await this.renewals.current(before));
    const standing = session && (await this.standing.of(session, this.wishedWorkspace(request)));
    if (!session || !standing || standing.ended) {
      this.sealed.endSession(reply);
      return undefined;
    }
    if (session !== before) this.sealed.keepSession(reply, session);
    // Nobody to onboard either: signing in again ends at the page that says what is missing.
    if (!standing.actor && !session.email) return undefined;
    return personOf(session, standing.actor);
  }

  isStill(actor: Actor): Promise<boolean> {
    return this.standing.isStill(actor);
  }

  begin(request: FastifyRequest, reply: FastifyReply, returnTo: string): Promise<string> {
    return Promise.resolve(this.flow.begin(request, reply, returnTo));
  }

  async signOut(request: FastifyRequest, reply: FastifyReply): Promise<string> {
    const session = this.sealed.session(request);
    this.sealed.endSession(reply);
    if (!session) return SIGN_IN_PATH;
    const { actor } = await this.standing.of(session, this.wishedWorkspace(request));
    await this.standing.end(session.sessionId);
    if (actor) {
      await this.tenants.within(actor, (tx) => this.changes.changed(tx, actor.developerId));
    }
    await this.revoke(session);
    return this.access.client.logoutUrl(session.sessionId, `${this.origin.value}/`);
  }

  override forget(): void {
    this.standing.forget();
  }

  /** The browser goes to the logout address next, so a failure here only delays the end there. */
  private async revoke({ sessionId }: Grant): Promise<void> {
    try {
      await this.access.client.revoke(sessionId);
    } catch (err) {
      this.logger.warn({ err, session_id: sessionId }, 'WorkOS did not take a sign-out');
    }
  }

  private wishedWorkspace(request: FastifyRequest): string | undefined {
    return this.cookies.read(request, 'covibe_workspace');
  }
}

function isLeaving({ routeOptions }: FastifyRequest): boolean {
  return routeOptions.url === SESSION.signOut.path;
}

function personOf({ userId, email, name, organizationId }: Grant, actor?: Actor): Person {
  return {
    mode: 'workos',
    userId,
    ...(actor ? { actor } : {}),
    ...(email ? { email } : {}),
    ...(name ? { name } : {}),
    ...(organizationId ? { organizationId } : {}),
  };
}
