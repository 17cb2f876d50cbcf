import { newId, type StubInvitation, type StubRecords } from './stub-records.ts';
import { demandStrength } from './stub-directory.ts';
import {
  listOf,
  missing,
  optionalText,
  refuse,
  type StubAnswer,
  type StubCall,
  type StubRoute,
  text,
} from './stub-http.ts';
import { invitationShape, resetShape, userShape } from './stub-shapes.ts';

const INVITATIONS = '/user_management/invitations';
const RESET = '/user_management/password_reset';
const DAY_MS = 86_400_000;

/** What WorkOS sends by mail: invitations and password resets. */
export function letterRoutes(records: StubRecords, origin: () => string): StubRoute[] {
  return [...invitationRoutes(records, origin), ...resetRoutes(records, origin)];
}

function invitationRoutes(records: StubRecords, origin: () => string): StubRoute[] {
  const shape = (invitation: StubInvitation) => invitationShape(invitation, origin());
  const all = () => [...records.invitations.values()];
  const found = ({ params }: StubCall) =>
    records.invitations.get(params.id ?? '') ?? missing('Invitation');
  const pending = (call: StubCall) => {
    const invitation = found(call);
    if (invitation.state === 'pending') return invitation;
    throw refuse(400, 'invitation_not_pending', 'The invitation is not pending.');
  };
  return [
    {
      method: 'POST',
      path: INVITATIONS,
      handle: (call) => ({ status: 201, body: shape(newInvitation(records, call)) }),
    },
    {
      method: 'GET',
      path: INVITATIONS,
      handle: ({ query }) => {
        const [email, organization] = [query.get('email'), query.get('organization_id')];
        const wanted = all().filter(
          (one) =>
            (!email || one.email === email) &&
            (!organization || one.organization_id === organization),
        );
        return listOf(wanted, query, shape);
      },
    },
    { method: 'GET', path: `${INVITATIONS}/:id`, handle: (call) => ({ body: shape(found(call)) }) },
    {
      method: 'GET',
      path: `${INVITATIONS}/by_token/:token`,
      handle: ({ params }) => ({
        body: shape(all().find((one) => one.token === params.token) ?? missing('Invitation')),
      }),
    },
    {
      method: 'POST',
      path: `${INVITATIONS}/:id/accept`,
      handle: (call) => ({ body: shape(accept(records, pending(call))) }),
    },
    {
      method: 'POST',
      path: `${INVITATIONS}/:id/revoke`,
      handle: (call) => {
        const invitation = pending(call);
        invitation.state = 'revoked';
        return { body: shape(invitation) };
      },
    },
    {
      method: 'POST',
      path: `${INVITATIONS}/:id/resend`,
      handle: (call) => ({ body: shape(pending(call)) }),
    },
  ];
}

function newInvitation(records: StubRecords, call: StubCall): StubInvitation {
  const email = text(call, 'email');
  const organizationId = optionalText(call, 'organization_id');
  if (organizationId && !records.organizations.has(organizationId)) missing('Organization');
  const user = records.userByEmail(email);
  if (user && organizationId && records.membership(user.id, organizationId)) {
    const message = 'The user is already a member of the organization.';
    throw refuse(400, 'user_already_organization_member', message);
  }
  const twice = [...records.invitations.values()].some(
    (one) =>
      one.email === email && one.organization_id === organizationId && one.state === 'pending',
  );
  if (twice) {
    const message = 'An invitation has already been sent to this email for the organization.';
    throw refuse(400, 'email_already_invited_to_organization', message);
  }
  const days = Number(call.body.expires_in_days ?? 7);
  const invitation: StubInvitation = {
    id: newId('invitation'),
    email,
    state: 'pending',
    organization_id: organizationId,
    inviter_user_id: optionalText(call, 'inviter_user_id'),
    accepted_user_id: null,
    role_slug: optionalText(call, 'role_slug'),
    token: newId('token'),
    expires_at: new Date(Date.now() + days * DAY_MS).toISOString(),
    created_at: new Date().toISOString(),
  };
  records.invitations.set(invitation.id, invitation);
  return invitation;
}

function accept(records: StubRecords, invitation: StubInvitation): StubInvitation {
  const user = records.userByEmail(invitation.email) ?? missing('User');
  invitation.state = 'accepted';
  invitation.accepted_user_id = user.id;
  const { organization_id: organization, role_slug } = invitation;
  if (organization && !records.membership(user.id, organization)) {
    records.addMembership(user.id, organization, role_slug ?? 'member');
  }
  return invitation;
}

function resetRoutes(records: StubRecords, origin: () => string): StubRoute[] {
  return [
    {
      method: 'POST',
      path: RESET,
      handle: (call) => {
        const user = records.userByEmail(text(call, 'email')) ?? missing('User');
        const reset = {
          id: newId('password_reset'),
          user_id: user.id,
          email: user.email,
          token: newId('token'),
          expires_at: new Date(Date.now() + DAY_MS).toISOString(),
          created_at: new Date().toISOString(),
        };
        records.resets.set(reset.id, reset);
        return { status: 201, body: resetShape(reset, origin()) };
      },
    },
    {
      method: 'GET',
      path: `${RESET}/:id`,
      handle: ({ params }) => ({
        body: resetShape(
          records.resets.get(params.id ?? '') ?? missing('Password reset'),
          origin(),
        ),
      }),
    },
    { method: 'POST', path: `${RESET}/confirm`, handle: (call) => confirm(records, call) },
  ];
}

function confirm(records: StubRecords, call: StubCall): StubAnswer {
  const token = text(call, 'token');
  const reset = [...records.resets.values()].find((one) => one.token === token);
  const user = records.users.get(reset?.user_id ?? '');
  if (!reset || !user) {
    throw refuse(400, 'password_reset_token_not_found', 'The reset token is not valid.');
  }
  const password = text(call, 'new_password');
  demandStrength(password);
  user.password = password;
  records.resets.delete(reset.id);
  return { body: { user: userShape(user) } };
}
