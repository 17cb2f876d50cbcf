import { randomBytes } from 'node:crypto';

export interface StubUser {
  id: string;
  email: string;
  first_name: string | null;
  last_name: string | null;
  email_verified: boolean;
  password: string | null;
  created_at: string;
}

export interface StubOrganization {
  id: string;
  name: string;
  external_id: string | null;
  created_at: string;
  updated_at: string;
}

export interface StubMembership {
  id: string;
  user_id: string;
  organization_id: string;
  role: { slug: string };
  status: 'active' | 'inactive';
  created_at: string;
}

export interface StubInvitation {
  id: string;
  email: string;
  state: 'pending' | 'accepted' | 'revoked';
  organization_id: string | null;
  inviter_user_id: string | null;
  accepted_user_id: string | null;
  role_slug: string | null;
  token: string;
  expires_at: string;
  created_at: string;
}

export interface StubReset {
  id: string;
  user_id: string;
  email: string;
  token: string;
  expires_at: string;
  created_at: string;
}

/** `refresh_token` is the only one that still works; the ones before it were exchanged. */
export interface StubSession {
  id: string;
  user_id: string;
  organization_id: string | null;
  refresh_token: string;
  status: 'active' | 'ended';
  created_at: string;
}

export interface StubCode {
  code: string;
  user_id: string;
  /** Undefined while nobody has chosen. */
  organization_id: string | undefined;
  challenge: string | null;
  expires_at: number;
}

/** Everything one stub knows, gone when it stops. */
export class StubRecords {
  users = new Map<string, StubUser>();
  organizations = new Map<string, StubOrganization>();
  memberships = new Map<string, StubMembership>();
  invitations = new Map<string, StubInvitation>();
  resets = new Map<string, StubReset>();
  sessions = new Map<string, StubSession>();
  /** Every refresh token ever given, with the session it belongs to. */
  refreshTokens = new Map<string, string>();
  codes = new Map<string, StubCode>();
  /** Sign-ins that wait for the choice of an organization, with their user. */
  pending = new Map<string, string>();

  userByEmail(email: string): StubUser | undefined {
    const wanted = email.toLowerCase();
    return [...this.users.values()].find((user) => user.email.toLowerCase() === wanted);
  }

  activeMemberships(userId: string): StubMembership[] {
    return [...this.memberships.values()].filter(
      (one) => one.user_id === userId && one.status === 'active',
    );
  }

  membership(userId: string, organizationId: string): StubMembership | undefined {
    return this.activeMemberships(userId).find((one) => one.organization_id === organizationId);
  }

  addMembership(userId: string, organizationId: string, role: string): StubMembership {
    const membership: StubMembership = {
      id: newId('om'),
      user_id: userId,
      organization_id: organizationId,
      role: { slug: role },
      status: 'active',
      created_at: new Date().toISOString(),
    };
    this.memberships.set(membership.id, membership);
    return membership;
  }

  endSession(id: string): boolean {
    const session = this.sessions.get(id);
    if (session) session.status = 'ended';
    return session !== undefined;
  }

  deleteUser(id: string): void {
    this.users.delete(id);
    for (const one of this.memberships.values()) {
      if (one.user_id === id) this.memberships.delete(one.id);
    }
    for (const session of this.sessions.values()) {
      if (session.user_id === id) session.status = 'ended';
    }
  }
}

export function newId(prefix: string): string {
  return `${prefix}_${randomBytes(13).toString('hex').toUpperCase()}`;
}
