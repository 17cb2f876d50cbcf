import { newId, type StubMembership, type StubRecords, type StubUser } from './stub-records.ts';
import {
  listOf,
  missing,
  notFound,
  optionalText,
  refuse,
  type StubCall,
  type StubRoute,
  text,
} from './stub-http.ts';
import { membershipShape, organizationShape, sessionShape, userShape } from './stub-shapes.ts';

const ORGANIZATION = '/organizations/:id';
const USER = '/user_management/users/:id';
const MEMBERSHIPS = '/user_management/organization_memberships';
const SHORTEST_PASSWORD = 10;

/** Organizations, users and who belongs where. */
export function directoryRoutes(records: StubRecords): StubRoute[] {
  return [
    ...organizationRoutes(records),
    ...userRoutes(records),
    ...membershipRoutes(records),
    {
      method: 'GET',
      path: `${USER}/sessions`,
      handle: ({ params, query }) => {
        const all = [...records.sessions.values()].filter((one) => one.user_id === params.id);
        return listOf(all, query, sessionShape);
      },
    },
  ];
}

function organizationRoutes(records: StubRecords): StubRoute[] {
  const found = ({ params }: StubCall) =>
    records.organizations.get(params.id ?? '') ?? missing('Organization');
  return [
    {
      method: 'POST',
      path: '/organizations',
      handle: (call) => {
        const now = new Date().toISOString();
        const organization = {
          id: newId('org'),
          name: text(call, 'name'),
          external_id: optionalText(call, 'external_id'),
          created_at: now,
          updated_at: now,
        };
        records.organizations.set(organization.id, organization);
        return { status: 201, body: organizationShape(organization) };
      },
    },
    {
      method: 'GET',
      path: '/organizations',
      handle: ({ query }) => listOf([...records.organizations.values()], query, organizationShape),
    },
    {
      method: 'GET',
      path: ORGANIZATION,
      handle: (call) => ({ body: organizationShape(found(call)) }),
    },
    {
      method: 'PUT',
      path: ORGANIZATION,
      handle: (call) => {
        const organization = found(call);
        organization.name = text(call, 'name');
        return { body: organizationShape(organization) };
      },
    },
    {
      method: 'DELETE',
      path: ORGANIZATION,
      handle: (call) => {
        records.organizations.delete(found(call).id);
        return { status: 202 };
      },
    },
  ];
}

function userRoutes(records: StubRecords): StubRoute[] {
  const found = ({ params }: StubCall) => records.users.get(params.id ?? '') ?? missing('User');
  return [
    {
      method: 'POST',
      path: '/user_management/users',
      handle: (call) => ({ status: 201, body: userShape(newUser(records, call)) }),
    },
    {
      method: 'GET',
      path: '/user_management/users',
      handle: ({ query }) => {
        const email = query.get('email');
        const organization = query.get('organization_id');
        const all = [...records.users.values()].filter(
          (user) =>
            (!email || user.email === email) &&
            (!organization || records.membership(user.id, organization)),
        );
        return listOf(all, query, userShape);
      },
    },
    { method: 'GET', path: USER, handle: (call) => ({ body: userShape(found(call)) }) },
    {
      method: 'PUT',
      path: USER,
      handle: (call) => {
        const user = found(call);
        const password = optionalText(call, 'password');
        if (password !== null) demandStrength(password);
        user.password = password ?? user.password;
        user.first_name = optionalText(call, 'first_name') ?? user.first_name;
        user.last_name = optionalText(call, 'last_name') ?? user.last_name;
        return { body: userShape(user) };
      },
    },
    {
      method: 'DELETE',
      path: USER,
      handle: (call) => {
        records.deleteUser(found(call).id);
        return { status: 202 };
      },
    },
  ];
}

/** As the real service does, a taken address is a 400 whose detail says so. */
function newUser(records: StubRecords, call: StubCall): StubUser {
  const email = text(call, 'email');
  if (records.userByEmail(email)) {
    throw refuse(400, 'user_creation_error', 'Could not create user.', {
      errors: [{ code: 'email_not_available', message: 'This email is not available.' }],
    });
  }
  const password = optionalText(call, 'password');
  if (password !== null) demandStrength(password);
  const user: StubUser = {
    id: newId('user'),
    email,
    first_name: optionalText(call, 'first_name'),
    last_name: optionalText(call, 'last_name'),
    email_verified: call.body.email_verified === true,
    password,
    created_at: new Date().toISOString(),
  };
  records.users.set(user.id, user);
  return user;
}

export function demandStrength(password: string): void {
  if (password.length >= SHORTEST_PASSWORD) return;
  const detail = `Password must be at least ${SHORTEST_PASSWORD} characters long.`;
  throw refuse(400, 'password_strength_error', 'Password does not meet strength requirements.', {
    errors: [{ code: 'password_too_short', message: detail }],
  });
}

function membershipRoutes(records: StubRecords): StubRoute[] {
  const found = ({ params }: StubCall) =>
    records.memberships.get(params.id ?? '') ?? missing('Organization membership');
  const shape = (membership: StubMembership) => membershipShape(membership, records);
  const switched = (status: StubMembership['status']) => (call: StubCall) => {
    const membership = found(call);
    membership.status = status;
    return { body: shape(membership) };
  };
  return [
    {
      method: 'POST',
      path: MEMBERSHIPS,
      handle: (call) => {
        const [userId, organizationId] = [text(call, 'user_id'), text(call, 'organization_id')];
        if (!records.users.has(userId)) throw notFound('User');
        if (!records.organizations.has(organizationId)) throw notFound('Organization');
        if (records.membership(userId, organizationId)) {
          const message = 'The user is already a member of the organization.';
          throw refuse(409, 'organization_membership_already_exists', message);
        }
        const role = optionalText(call, 'role_slug') ?? 'member';
        return { status: 201, body: shape(records.addMembership(userId, organizationId, role)) };
      },
    },
    {
      method: 'GET',
      path: MEMBERSHIPS,
      handle: ({ query }) => {
        const [user, organization] = [query.get('user_id'), query.get('organization_id')];
        const statuses = query.get('statuses')?.split(',') ?? ['active'];
        const all = [...records.memberships.values()].filter(
          (one) =>
            (!user || one.user_id === user) &&
            (!organization || one.organization_id === organization) &&
            statuses.includes(one.status),
        );
        return listOf(all, query, shape);
      },
    },
    { method: 'GET', path: `${MEMBERSHIPS}/:id`, handle: (call) => ({ body: shape(found(call)) }) },
    {
      method: 'PUT',
      path: `${MEMBERSHIPS}/:id`,
      handle: (call) => {
        const membership = found(call);
        membership.role = { slug: text(call, 'role_slug') };
        return { body: shape(membership) };
      },
    },
    {
      method: 'DELETE',
      path: `${MEMBERSHIPS}/:id`,
      handle: (call) => {
        records.memberships.delete(found(call).id);
        return { status: 204 };
      },
    },
    { method: 'PUT', path: `${MEMBERSHIPS}/:id/deactivate`, handle: switched('inactive') },
    { method: 'PUT', path: `${MEMBERSHIPS}/:id/reactivate`, handle: switched('active') },
  ];
}
