import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { directoryRoutes } from './stub-directory.ts';
import { type Fault, StubFaults } from './stub-faults.ts';
import { letterRoutes } from './stub-letters.ts';
import { matchPath, readBody, send, StubRefusal, type StubRoute } from './stub-http.ts';
import { newId, type StubOrganization, StubRecords, type StubUser } from './stub-records.ts';
import { signInRoutes } from './stub-sign-in.ts';
import { StubTokens } from './stub-tokens.ts';

const STUB_CLIENT_ID = 'client_stub';
const STUB_API_KEY = 'sk_test_stub';

/** One request as the stub saw it, for tests that count what leaves the server. */
export interface SeenCall {
  route: string;
  body: Record<string, unknown>;
}

/**
 * WorkOS as far as Co-Vibe uses it, on loopback and in memory. Where the official emulator is more
 * lenient than the service (memberships, rotation, organization choice) this one is not.
 */
export class WorkosStub {
  readonly clientId = STUB_CLIENT_ID;
  readonly apiKey = STUB_API_KEY;
  readonly records = new StubRecords();
  readonly faults = new StubFaults();
  readonly tokens = new StubTokens(this.records, () => this.url);
  readonly seen: SeenCall[] = [];
  url = '';
  private readonly server = createServer((request, response) => {
    void this.answer(request, response);
  });
  private readonly routes: StubRoute[] = [
    // Browsers ask for it beside every page.
    { method: 'GET', path: '/favicon.ico', open: true, handle: () => ({ status: 204 }) },
    ...signInRoutes(this.records, this.tokens, this),
    ...directoryRoutes(this.records),
    ...letterRoutes(this.records, () => this.url),
  ];

  static async start(): Promise<WorkosStub> {
    const stub = new WorkosStub();
    await new Promise<void>((settle) => stub.server.listen(0, '127.0.0.1', settle));
    stub.url = `http://127.0.0.1:${(stub.server.address() as AddressInfo).port}`;
    return stub;
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise<void>((settle) => this.server.close(() => settle()));
  }

  /** The settings that make a server use this stub. */
  get env(): Record<string, string> {
    return {
      COVIBE_AUTH_MODE: 'workos',
      WORKOS_CLIENT_ID: this.clientId,
      WORKOS_API_KEY: this.apiKey,
      WORKOS_API_URL: this.url,
      WORKOS_COOKIE_PASSWORD: 'a cookie password of the tests, long enough',
    };
  }

  addUser(email: string, more: Partial<StubUser> = {}): StubUser {
    const user: StubUser = {
      id: newId('user'),
      email,
      first_name: null,
      last_name: null,
      email_verified: true,
      password: null,
      created_at: new Date().toISOString(),
      ...more,
    };
    this.records.users.set(user.id, user);
    return user;
  }

  /** An organization with these people in it. */
  addOrganization(name: string, members: readonly StubUser[] = []): StubOrganization {
    const now = new Date().toISOString();
    const organization: StubOrganization = {
      id: newId('org'),
      name,
      external_id: null,
      created_at: now,
      updated_at: now,
    };
    this.records.organizations.set(organization.id, organization);
    for (const user of members) this.records.addMembership(user.id, organization.id, 'member');
    return organization;
  }

  fail(route: string, fault: Fault, times = Infinity): void {
    this.faults.add(route, fault, times);
  }

  heal(): void {
    this.faults.clear();
  }

  /** How often a route was called, such as `POST /user_management/authenticate`. */
  count(route: string, body: Record<string, unknown> = {}): number {
    const wanted = Object.entries(body);
    return this.seen.filter(
      (call) => call.route === route && wanted.every(([name, value]) => call.body[name] === value),
    ).length;
  }

  private async answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? '/', this.url);
    try {
      const body = await readBody(request);
      const match = this.match(request.method ?? 'GET', url.pathname);
      const route = match && `${match.route.method} ${match.route.path}`;
      this.seen.push({ route: route ?? url.pathname, body });
      if (await this.faults.strike(route ?? '', response)) return;
      if (!match) throw new StubRefusal(404, { code: 'not_found', message: 'Not Found' });
      if (!match.route.open && request.headers.authorization !== `Bearer ${this.apiKey}`) {
        throw new StubRefusal(401, { message: 'Unauthorized' });
      }
      send(response, match.route.handle({ params: match.params, query: url.searchParams, body }));
    } catch (fault) {
      if (fault instanceof StubRefusal) send(response, { status: fault.status, body: fault.body });
      else send(response, { status: 500, body: { message: String(fault) } });
    }
  }

  private match(method: string, path: string) {
    for (const route of this.routes) {
      const params = route.method === method ? matchPath(route.path, path) : undefined;
      if (params) return { route, params };
    }
    return undefined;
  }
}
