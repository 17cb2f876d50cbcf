import { Injectable, Optional } from '@nestjs/common';
import type { OnboardingReply } from '@covibe/contracts';
import type { Actor } from '../../platform/auth/actor.js';
import type { Person } from '../../platform/auth/person.js';
import { IdentityDirectory } from '../../platform/auth/workos/identity-directory.js';
import { Clock } from '../../platform/clock/clock.js';
import { SystemDb } from '../../platform/database/system-db.js';
import { TenantDb } from '../../platform/database/tenant-db.js';
import { NotSignedIn } from '../../platform/errors/app-error.js';
import { WorkEvents } from '../../platform/work-events/work-events.js';
import {
  InvitationsRepository,
  Joining,
  MembersRepository,
  plainEmail,
  shownTo,
} from '../members/index.js';
import { FoundingService, type Founder } from './founding.service.js';
import { AskAnAdmin, NothingToAccept } from './onboarding.errors.js';

export type EnterOrganization = (organizationId: string) => Promise<void>;

/** Somebody whom the identity provider vouches for: account, verified address, perhaps a company. */
interface Vouched {
  userId: string;
  email: string;
  name: string | undefined;
  organizationId: string | undefined;
}

/**
 * Onboarding where an identity provider says who belongs to which company. Only the first of an
 * organization becomes admin by coming; everybody after that needs an invitation.
 */
@Injectable()
export class OrganizationOnboarding {
  constructor(
    private readonly db: TenantDb,
    private readonly system: SystemDb,
    private readonly founding: FoundingService,
    private readonly joining: Joining,
    private readonly members: MembersRepository,
    private readonly invitations: InvitationsRepository,
    private readonly events: WorkEvents,
    private readonly clock: Clock,
    @Optional() private readonly directory?: IdentityDirectory,
  ) {}

  async state(person: Person): Promise<Omit<OnboardingReply, 'auth_mode'>> {
    const nobody = { place: null, admins: [] };
    if (person.actor) {
      return { ...nobody, email: person.email ?? null, name: person.name ?? null, step: 'done' };
    }
    const { email, name, organizationId } = vouched(person);
    const known = { ...nobody, email, name: name ?? null };
    if (!organizationId) return { ...known, step: 'found' };
    const tenant = await this.system.tenantOfOrganization(organizationId);
    if (!tenant) return { ...known, step: 'claim' };
    const place = tenant.name;
    return this.db.within(tenant, async (tx) => {
      const invitation = await this.invitations.pendingFor(tx, email, this.clock.now());
      if (invitation) return { ...known, place, step: 'accept' };
      const admins = await this.members.admins(tx);
      return {
        ...known,
        place,
        step: 'ask',
        admins: admins.map((admin) => shownTo(undefined, admin).name),
      };
    });
  }

  /**
   * The organization is made and entered before the tenant is written: should that fail, the next
   * try finds an organization without a tenant and claims it, instead of making a second one.
   */
  async start(
    person: Person,
    founder: Omit<Founder, 'email'>,
    enter: EnterOrganization,
  ): Promise<Actor> {
    const { userId, email, organizationId: given } = vouched(person);
    if (given && (await this.system.tenantOfOrganization(given))) throw new AskAnAdmin();
    const organizationId = given ?? (await this.newOrganization(userId, founder.tenantName, enter));
    const membership = await this.required().membershipOf({ userId, organizationId });
    const { actor } = await this.founding.found(
      {
        ...founder,
        ...{ email, userId, organizationId },
        ...(membership ? { directoryMembershipId: membership.id } : {}),
      },
      () => Promise.resolve(),
    );
    return actor;
  }

  async accept(person: Person): Promise<Actor> {
    const { userId, email, name, organizationId } = vouched(person);
    const tenant = organizationId && (await this.system.tenantOfOrganization(organizationId));
    if (!tenant) throw new NothingToAccept();
    const { tenantId } = tenant;
    const now = this.clock.now();
    const invitation = await this.db.within(tenant, (tx) =>
      this.invitations.pendingFor(tx, email, now),
    );
    const workspaceId = invitation?.workspace_ids[0];
    if (!invitation || !workspaceId) throw new NothingToAccept();
    const membership = await this.required().membershipOf({ userId, organizationId });
    await this.joining.readmit(tenantId, { email, userId });
    return this.db.within({ tenantId, workspaceId }, async (tx) => {
      const taken = await this.invitations.settle(tx, invitation.id, { as: 'accepted', now });
      if (!taken) throw new NothingToAccept();
      const { role, workspace_ids: workspaceIds } = taken;
      const developerId = await this.joining.join(tx, {
        ...{ email, userId, role, workspaceIds },
        name: name ?? email.split('@', 1)[0] ?? email,
        ...(membership ? { directoryMembershipId: membership.id } : {}),
      });
      const actor: Actor = {
        ...{ tenantId, workspaceId, developerId, role },
        via: 'session',
        credential: 'onboarding',
      };
      await this.events.record(tx, actor, {
        type: 'member.joined',
        subject: { type: 'developer', id: developerId },
        payload: { role },
      });
      return actor;
    });
  }

  private async newOrganization(userId: string, name: string, enter: EnterOrganization) {
    const directory = this.required();
    const { id: organizationId } = await directory.createOrganization(name);
    await directory.addMember({ userId, organizationId, role: 'admin' });
    await enter(organizationId);
    return organizationId;
  }

  private required(): IdentityDirectory {
    if (!this.directory) throw new Error('WorkOS mode has no identity directory');
    return this.directory;
  }
}

function vouched({ userId, email, name, organizationId }: Person): Vouched {
  if (!userId || !email) throw new NotSignedIn();
  return { userId, email: plainEmail(email), name, organizationId };
}
