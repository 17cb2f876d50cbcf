import type { Role } from '@covibe/contracts';

export interface DirectoryInvitation {
  id: string;
  email: string;
  expiresAt: Date;
}

/**
 * What Co-Vibe asks of the company's identity provider. Every call leaves the machine: none is made
 * inside a database transaction, and a failure says whether trying again makes sense.
 */
export abstract class IdentityDirectory {
  abstract createOrganization(name: string): Promise<{ id: string }>;
  abstract renameOrganization(organizationId: string, name: string): Promise<void>;
  abstract addMember(member: {
    userId: string;
    organizationId: string;
    role: Role;
  }): Promise<{ id: string }>;
  /** The membership somebody has in an organization, found for those who joined it elsewhere. */
  abstract membershipOf(place: {
    userId: string;
    organizationId: string;
  }): Promise<{ id: string } | undefined>;
  abstract changeRole(membershipId: string, role: Role): Promise<void>;
  abstract removeMember(membershipId: string): Promise<void>;
  abstract invite(invitation: {
    email: string;
    organizationId: string;
    role: Role;
    inviterUserId?: string;
  }): Promise<DirectoryInvitation>;
  abstract revokeInvitation(invitationId: string): Promise<void>;
  /** The password passes through to the provider and is kept nowhere here. */
  abstract createUser(user: {
    email: string;
    name: string;
    password: string;
  }): Promise<{ id: string }>;
  abstract deleteUser(userId: string): Promise<void>;
  abstract requestPasswordReset(email: string): Promise<void>;
}
