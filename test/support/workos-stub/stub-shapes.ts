import type {
  StubInvitation,
  StubMembership,
  StubOrganization,
  StubRecords,
  StubReset,
  StubSession,
  StubUser,
} from './stub-records.ts';

/** Records as WorkOS spells them on the wire. */
export const userShape = ({ password: _, ...user }: StubUser) => ({
  object: 'user',
  ...user,
  profile_picture_url: null,
  last_sign_in_at: null,
  locale: null,
  external_id: null,
  metadata: {},
  updated_at: user.created_at,
});

export const organizationShape = (organization: StubOrganization) => ({
  object: 'organization',
  ...organization,
  domains: [],
  metadata: {},
  allow_profiles_outside_organization: false,
});

export const membershipShape = (membership: StubMembership, records: StubRecords) => ({
  object: 'organization_membership',
  ...membership,
  organization_name: records.organizations.get(membership.organization_id)?.name,
  updated_at: membership.created_at,
});

export const invitationShape = (invitation: StubInvitation, origin: string) => ({
  object: 'invitation',
  ...invitation,
  accepted_at: null,
  revoked_at: null,
  updated_at: invitation.created_at,
  accept_invitation_url: `${origin}/invite?invitation_token=${invitation.token}`,
});

export const resetShape = ({ token, ...reset }: StubReset, origin: string) => ({
  object: 'password_reset',
  ...reset,
  password_reset_token: token,
  password_reset_url: `${origin}/reset-password?token=${token}`,
});

export const sessionShape = ({ refresh_token: _, ...session }: StubSession) => ({
  object: 'session',
  ...session,
  auth_method: 'password',
  ip_address: null,
  user_agent: null,
  expires_at: session.created_at,
  ended_at: null,
  updated_at: session.created_at,
});
