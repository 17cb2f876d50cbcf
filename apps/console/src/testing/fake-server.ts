import type { Provider } from '@angular/core';
import type { Endpoint } from '@covibe/contracts';
import { FETCH } from '../app/core/api/api.js';

/** One request as a page sent it. */
export interface SentRequest {
  readonly method: string;
  readonly path: string;
  readonly body: unknown;
}

interface Refusal {
  readonly status: number;
  readonly error: string;
  readonly field?: string;
}

interface Answer {
  readonly status: number;
  readonly body: unknown;
}

/**
 * The server as a page under test sees it: what it answers by endpoint, what it was sent, and
 * answers held back until the spec has looked at the page. An unknown request is a broken network.
 */
export class FakeServer {
  readonly sent: SentRequest[] = [];
  private readonly answers = new Map<string, Answer>();
  private readonly held = new Map<string, Promise<void>>();

  readonly provider: Provider = {
    provide: FETCH,
    useValue: (url: string, init: RequestInit) => this.fetch(url, init),
  };

  /** Answers an endpoint from now on; `path` where the endpoint's has parts to fill in. */
  answer<Req, Res>({ method, path }: Endpoint<Req, Res>, body: Res, filled = path): void {
    this.answers.set(`${method} ${filled}`, { status: 200, body });
  }

  refuse<Req, Res>({ method, path }: Endpoint<Req, Res>, refusal: Refusal, filled = path): void {
    const { status, ...told } = refusal;
    const body = { code: 'test/refused', request_id: 'req_1', ...told };
    this.answers.set(`${method} ${filled}`, { status, body });
  }

  /** Holds the answers of an endpoint back until the returned function is called. */
  hold<Req, Res>({ method, path }: Endpoint<Req, Res>, filled = path): () => void {
    let release = (): void => undefined;
    this.held.set(`${method} ${filled}`, new Promise<void>((settle) => (release = settle)));
    return () => release();
  }

  /** The requests that changed something, in the order they came. */
  get changes(): SentRequest[] {
    return this.sent.filter(({ method }) => method !== 'GET');
  }

  private async fetch(url: string, init: RequestInit): Promise<unknown> {
    const [path = ''] = url.split('?');
    const method = init.method ?? 'GET';
    const body = typeof init.body === 'string' ? (JSON.parse(init.body) as unknown) : init.body;
    this.sent.push({ method, path: url, body });
    const key = `${method} ${path}`;
    await this.held.get(key);
    const answer = this.answers.get(key);
    if (!answer) throw new TypeError(`nobody answers ${key}`);
    return {
      ok: answer.status < 400,
      status: answer.status,
      headers: { get: () => null },
      text: () => Promise.resolve(answer.body === undefined ? '' : JSON.stringify(answer.body)),
    };
  }
}
