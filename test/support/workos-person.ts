import pg from 'pg';
import { BrowserPerson } from './browser-person.js';
import { type PlantedTenant, plantTenant } from './planted-tenant.js';
import type { TestApp } from './test-app.js';
import type { StubOrganization, StubUser, WorkosStub } from './workos-stub/index.js';

export interface SignInChoice {
  user: StubUser;
  /** `ask` leaves the choice to the server's own page. */
  organization?: StubOrganization | 'ask';
  returnTo?: string;
}

/** What somebody picks on the hosted page; answers the address it sends the browser back to. */
export async function choose(authorizeUrl: string, choice: SignInChoice): Promise<URL> {
  const url = new URL(authorizeUrl);
  url.searchParams.set('user', choice.user.id);
  const { organization } = choice;
  if (organization) {
    url.searchParams.set('organization', organization === 'ask' ? organization : organization.id);
  }
  const reply = await fetch(url, { redirect: 'manual' });
  const location = reply.headers.get('location');
  if (!location) throw new Error(`the hosted page answered ${reply.status}`);
  return new URL(location);
}

/** Sends a browser to sign in; answers the hosted page's address. */
export async function begin(person: BrowserPerson, returnTo = '/settings'): Promise<string> {
  const reply = await person.get(`/auth/sign-in?returnTo=${encodeURIComponent(returnTo)}`);
  const { location } = reply.headers;
  if (reply.statusCode !== 302 || !location) throw new Error(`sign-in answered ${reply.body}`);
  return location;
}

export const pathOf = ({ pathname, search }: URL): string => pathname + search;

/** Somebody who went the whole way: our page, the hosted page, the callback. */
export async function signedInWithWorkos(
  server: TestApp,
  choice: SignInChoice,
): Promise<BrowserPerson> {
  const person = new BrowserPerson(server);
  const callback = await choose(await begin(person, choice.returnTo), choice);
  const reply = await person.get(pathOf(callback));
  if (reply.statusCode !== 302) throw new Error(`the callback answered ${reply.body}`);
  return person;
}

export interface WorkosCompany extends PlantedTenant {
  organization: StubOrganization;
  adminUser: StubUser;
  memberUser: StubUser;
}

/** A tenant that both sides know: its organization and people at WorkOS, its rows here. */
export async function plantCompany(
  server: TestApp,
  stub: WorkosStub,
  { name, workspaces = 1 }: { name: string; workspaces?: number },
): Promise<WorkosCompany> {
  const tenant = await plantTenant(server.database, { name, workspaces });
  const adminUser = stub.addUser(tenant.admin.email, { first_name: 'Ada' });
  const memberUser = stub.addUser(tenant.member.email, { first_name: 'Mel' });
  const organization = stub.addOrganization(name, [adminUser, memberUser]);
  const client = new pg.Client({ connectionString: server.database.ownerUrl });
  await client.connect();
  try {
    await client.query('update tenants set workos_organization_id = $2 where id = $1', [
      tenant.id,
      organization.id,
    ]);
    for (const [developer, user] of [
      [tenant.admin, adminUser],
      [tenant.member, memberUser],
    ] as const) {
      await client.query('update developers set auth_provider_user_id = $2 where id = $1', [
        developer.id,
        user.id,
      ]);
    }
  } finally {
    await client.end();
  }
  return { ...tenant, organization, adminUser, memberUser };
}
