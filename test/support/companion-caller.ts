import type { TestApp } from './test-app.js';

interface Reply {
  statusCode: number;
  body: string;
}

/** A companion with a token, calling routes as plain JSON. */
export class CompanionCaller {
  constructor(
    private readonly server: TestApp,
    private readonly token: string,
  ) {}

  async send({ method, path }: { method: string; path: string }, body: unknown): Promise<Reply> {
    return this.server.inject({
      method: method as 'POST',
      url: path,
      headers: { 'content-type': 'application/json', authorization: `Bearer ${this.token}` },
      payload: JSON.stringify(body),
    });
  }
}
