import type { Role } from '@covibe/contracts';
import { Injectable } from '@nestjs/common';
import { type DirectoryInvitation, IdentityDirectory } from './identity-directory.js';
import { isPassing, type ProviderFault, readFault } from './provider-fault.js';
import { WorkosAccess } from './workos-access.js';
import type { WorkosClient } from './workos-client.js';
import {
  DirectoryConflict,
  DirectoryRefused,
  NotInDirectory,
  PasswordRefused,
  ProviderUnavailable,
} from './workos.errors.js';

type Invitation = Parameters<IdentityDirectory['invite']>[0];
type NewUser = Parameters<IdentityDirectory['createUser']>[0];
type Member = Parameters<IdentityDirectory['addMember']>[0];
type Place = Parameters<IdentityDirectory['membershipOf']>[0];

/** Organizations, users, memberships and invitations as WorkOS keeps them. */
@Injectable()
export class WorkosDirectory extends IdentityDirectory {
  constructor(private readonly access: WorkosAccess) {
    super();
  }

  async createOrganization(name: string): Promise<{ id: string }> {
    const { id } = await this.ask(({ api }) => api.organizations.createOrganization({ name }));
    return { id };
  }

  async renameOrganization(organization: string, name: string): Promise<void> {
    await this.ask(({ api }) => api.organizations.updateOrganization({ organization, name }));
  }

  async addMember({ userId, organizationId, role }: Member): Promise<{ id: string }> {
    const { id } = await this.ask(({ api }) =>
      api.userManagement.createOrganizationMembership({ userId, organizationId, roleSlug: role }),
    );
    return { id };
  }

  async membershipOf(place: Place): Promise<{ id: string } | undefined> {
    const { data } = await this.ask(({ api }) =>
      api.userManagement.listOrganizationMemberships({ ...place, limit: 1 }),
    );
    return data[0] && { id: data[0].id };
  }

  async changeRole(membershipId: string, role: Role): Promise<void> {
    await this.ask(({ api }) =>
      api.userManagement.updateOrganizationMembership(membershipId, { roleSlug: role }),
    );
  }

  async removeMember(membershipId: string): Promise<void> {
    await this.unlessGone(({ api }) =>
      api.userManagement.deleteOrganizationMembership(membershipId),
    );
  }

  async invite(invitation: Invitation): Promise<DirectoryInvitation> {
    const { email, organizationId, role: roleSlug, inviterUserId } = invitation;
    const sent = await this.ask(({ api }) =>
      api.userManagement.sendInvitation({
        email,
        organizationId,
        roleSlug,
        ...(inviterUserId ? { inviterUserId } : {}),
      }),
    );
    return { id: sent.id, email: sent.email, expiresAt: new Date(sent.expiresAt) };
  }

  async revokeInvitation(invitationId: string): Promise<void> {
    await this.unlessGone(({ api }) => api.userManagement.revokeInvitation(invitationId));
  }

  /**
   * The address stays unverified: an admin who sets a password must not be able to vouch for somebody
   * else's address, by which invitations of other tenants would be taken.
   */
  async createUser({ email, name, password }: NewUser): Promise<{ id: string }> {
    const [firstName = '', ...rest] = name.trim().split(/\s+/);
    const { id } = await this.ask(({ api }) =>
      api.userManagement.createUser({ email, password, firstName, lastName: rest.join(' ') }),
    );
    return { id };
  }

  async deleteUser(userId: string): Promise<void> {
    await this.unlessGone(({ api }) => api.userManagement.deleteUser(userId));
  }

  async requestPasswordReset(email: string): Promise<void> {
    await this.ask(({ api }) => api.userManagement.createPasswordReset({ email }));
  }

  /** What is to be taken away and is not there any more counts as done. */
  private async unlessGone(work: (client: WorkosClient) => Promise<unknown>): Promise<void> {
    try {
      await this.ask(work);
    } catch (fault) {
      if (!(fault instanceof NotInDirectory)) throw fault;
    }
  }

  private async ask<T>(work: (client: WorkosClient) => Promise<T>): Promise<T> {
    const { client } = this.access;
    try {
      return await work(client);
    } catch (fault) {
      // Only words of ours go on from here: an answer may repeat what was sent, a password too.
      throw inOurWords(readFault(fault));
    }
  }
}

const TAKEN = new Set([
  'email_not_available',
  'user_already_exists',
  'user_already_organization_member',
  'email_already_invited_to_organization',
  'organization_membership_already_exists',
]);

const WEAK: Record<string, string> = {
  password_too_short: 'it is too short',
  password_too_long: 'it is too long',
  password_too_weak: 'it is too easy to guess',
  password_pwned: 'it is known from a data breach',
  password_reused: 'it was used before',
};

function inOurWords(fault: ProviderFault): Error {
  const { status, codes } = fault;
  if (isPassing(fault)) return new ProviderUnavailable(fault.retryAfter);
  if (codes.some((code) => code.startsWith('password_'))) return passwordRefused(codes);
  if (status === 409 || codes.some((code) => TAKEN.has(code))) {
    return new DirectoryConflict('WorkOS already has that person, membership or invitation.');
  }
  if (status === 404) return new NotInDirectory('WorkOS does not know that any more.');
  if (status === 401 || status === 403) {
    return new DirectoryRefused('WorkOS does not accept the API key of this server.');
  }
  const reason = codes.filter((code) => /^[a-z_]{1,80}$/.test(code)).join(', ');
  return new DirectoryRefused(`WorkOS refused that${reason ? ` (${reason})` : ''}.`);
}

function passwordRefused(codes: readonly string[]): PasswordRefused {
  const reasons = codes.flatMap((code) => WEAK[code] ?? []);
  const why = reasons.join(' and ') || 'it does not meet its rules';
  return new PasswordRefused(`WorkOS does not take this password: ${why}.`);
}
