import { Injectable } from '@nestjs/common';
import type { OnboardingReply, StartTenant } from '@covibe/contracts';
import type { Actor } from '../../platform/auth/actor.js';
import { LocalSessions } from '../../platform/auth/local/local-sessions.js';
import type { Person } from '../../platform/auth/person.js';
import { ServerConfig } from '../../platform/config/server-config.js';
import { InvalidRequest, NotSignedIn } from '../../platform/errors/app-error.js';
import { plainEmail, requireHandle } from '../members/index.js';
import { placeName } from '../tenancy/index.js';
import { FoundingService, type Founder } from './founding.service.js';
import { AlreadyInside, NothingToAccept } from './onboarding.errors.js';
import { OrganizationOnboarding, type EnterOrganization } from './organization-onboarding.js';

/** What onboarding leaves behind: who they are now, and in local-dev the key of their session. */
export interface Arrival {
  actor: Actor;
  sessionKey?: string;
}

/** The first steps of somebody without a place here. Nobody is ever chosen for them. */
@Injectable()
export class OnboardingService {
  constructor(
    private readonly config: ServerConfig,
    private readonly founding: FoundingService,
    private readonly sessions: LocalSessions,
    private readonly organizations: OrganizationOnboarding,
  ) {}

  async state(person: Person | undefined): Promise<OnboardingReply> {
    const { authMode: auth_mode } = this.config;
    // One machine is for trying things out: another tenant may be founded there at any time.
    if (auth_mode === 'local-dev') {
      return { auth_mode, step: 'found', email: null, name: null, place: null, admins: [] };
    }
    return { auth_mode, ...(await this.organizations.state(signedIn(person))) };
  }

  async start(
    person: Person | undefined,
    wish: StartTenant,
    enter: EnterOrganization,
  ): Promise<Arrival> {
    const founder = {
      tenantName: placeName(wish.tenant_name, 'tenant_name'),
      workspaceName: placeName(wish.workspace_name, 'workspace_name'),
      name: placeName(wish.name, 'name'),
      ...(wish.handle === undefined ? {} : { handle: wish.handle }),
    };
    if (founder.handle !== undefined) requireHandle(founder.handle);
    if (this.config.authMode === 'local-dev') return this.startHere(founder, wish.email);
    if (wish.email !== undefined) {
      throw new InvalidRequest('email is the one you signed in with; leave it out.', 'email');
    }
    const known = signedIn(person);
    if (known.actor) throw new AlreadyInside();
    return { actor: await this.organizations.start(known, founder, enter) };
  }

  async accept(person: Person | undefined): Promise<Arrival> {
    if (this.config.authMode === 'local-dev') throw new NothingToAccept();
    const known = signedIn(person);
    if (known.actor) throw new AlreadyInside();
    return { actor: await this.organizations.accept(known) };
  }

  private async startHere(
    founder: Omit<Founder, 'email'>,
    email: string | undefined,
  ): Promise<Arrival> {
    if (email === undefined) throw new InvalidRequest('email must be given.', 'email');
    const { actor, also: sessionKey } = await this.founding.found(
      { ...founder, email: plainEmail(email) },
      (tx, { developerId }) => this.sessions.open(tx, developerId),
    );
    return { actor, sessionKey };
  }
}

function signedIn(person: Person | undefined): Person {
  if (!person) throw new NotSignedIn();
  return person;
}
