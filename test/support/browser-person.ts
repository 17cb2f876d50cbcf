import { LOCAL_AUTH } from '@covibe/contracts';
import type { TestApp } from './test-app.js';

type Answer = Awaited<ReturnType<TestApp['inject']>>;

/** Headers by which a browser shows that a change comes from one of our own pages. */
export const OWN_PAGE = { 'sec-fetch-site': 'same-origin', 'content-type': 'application/json' };

/** One browser: keeps the cookies it is given and sends what a page of ours would send. */
export class BrowserPerson {
  readonly cookies = new Map<string, string>();

  constructor(private readonly server: TestApp) {}

  static async signedIn(server: TestApp, developerId: string): Promise<BrowserPerson> {
    const person = new BrowserPerson(server);
    const reply = await person.send('POST', LOCAL_AUTH.signIn.path, { developer_id: developerId });
    if (reply.statusCode !== 200) throw new Error(`sign-in answered ${reply.body}`);
    return person;
  }

  async send(method: string, path: string, body?: unknown): Promise<Answer> {
    const safe = method === 'GET';
    const reply = await this.server.inject({
      method: method as 'GET',
      url: path,
      headers: { ...(safe ? {} : OWN_PAGE), cookie: this.cookieHeader },
      ...(body === undefined ? {} : { payload: JSON.stringify(body) }),
    });
    this.keep(reply);
    return reply;
  }

  get(path: string): Promise<Answer> {
    return this.send('GET', path);
  }

  get cookieHeader(): string {
    return [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
  }

  private keep(reply: Answer): void {
    for (const { name, value, maxAge } of reply.cookies) {
      if (maxAge === 0) this.cookies.delete(name);
      else this.cookies.set(name, value);
    }
  }
}
