import { inject, InjectionToken, resource, Service, type ResourceRef } from '@angular/core';
import type { Endpoint } from '@covibe/contracts';
import { addressOf, type Address } from './address.js';
import { ApiError } from './api-error.js';

/** The browser's fetch, as a token so that a spec can stand in for the server. */
export const FETCH = new InjectionToken<typeof fetch>('fetch', {
  factory: () => (input, init) => fetch(input, init),
});

interface CallOptions extends Address {
  readonly signal?: AbortSignal;
  /** For work that is known to take long. */
  readonly withinMs?: number;
  /** Makes a repeated mutation answer the same instead of happening twice. */
  readonly idempotencyKey?: string;
}

const ANSWER_WITHIN_MS = 30_000;

/** The one way to the server: method, path and types all come from the endpoint's constant. */
@Service()
export class Api {
  private readonly fetch = inject(FETCH);
  private readonly signedOutListeners = new Set<() => void>();

  /** Calls back whenever the server answers that nobody is signed in. */
  onSignedOut(listener: () => void): void {
    this.signedOutListeners.add(listener);
  }

  /** Resolves with the reply, rejects with an ApiError, or with the signal's own reason. */
  async call<Req, Res>(
    endpoint: Endpoint<Req, Res>,
    body?: Req,
    options: CallOptions = {},
  ): Promise<Res> {
    const { response, text } = await this.exchange(endpoint, body, options);
    const reply = parse(text);
    // An answer cut short, or a proxy's page in place of ours, is as good as none.
    if (response.ok && reply === undefined) throw ApiError.unreachable();
    if (response.ok) return reply as Res;
    const error = ApiError.refused(response.status, reply, response.headers.get('x-request-id'));
    if (error.status === 401) for (const listener of this.signedOutListeners) listener();
    throw error;
  }

  /**
   * A GET kept as a resource: reloads when its address changes, waits while that is undefined, and
   * keeps the old value through `reload()`. To be called where injection is possible.
   */
  read<Res>(
    endpoint: Endpoint<void, Res>,
    address: () => Address | undefined,
  ): ResourceRef<Res | undefined> {
    return resource({
      params: address,
      loader: ({ params, abortSignal }) =>
        this.call(endpoint, undefined, { ...params, signal: abortSignal }),
    });
  }

  private async exchange<Req, Res>(
    endpoint: Endpoint<Req, Res>,
    body: Req | undefined,
    { signal, idempotencyKey, withinMs = ANSWER_WITHIN_MS, ...address }: CallOptions,
  ): Promise<{ response: Response; text: string }> {
    const headers: Record<string, string> = { accept: 'application/json' };
    // The server takes changes only as JSON, even those without a body; a picture is sent as it is.
    const type = body instanceof Blob ? body.type : 'application/json';
    if (endpoint.method !== 'GET') headers['content-type'] = type;
    if (idempotencyKey !== undefined) headers['idempotency-key'] = idempotencyKey;
    const late = AbortSignal.timeout(withinMs);
    try {
      const response = await this.fetch(addressOf(endpoint.path, address), {
        method: endpoint.method,
        headers,
        body: body instanceof Blob ? body : JSON.stringify(body),
        credentials: 'same-origin',
        signal: signal ? AbortSignal.any([signal, late]) : late,
      });
      return { response, text: await response.text() };
    } catch (reason) {
      if (signal?.aborted) throw reason;
      if (late.aborted) throw ApiError.timedOut();
      // fetch tells a broken connection by a TypeError, and by nothing else.
      if (reason instanceof TypeError) throw ApiError.unreachable();
      throw reason;
    }
  }
}

/** The JSON of an answer, null where it is empty, undefined where it is something else. */
function parse(text: string): unknown {
  if (!text) return null;
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}
