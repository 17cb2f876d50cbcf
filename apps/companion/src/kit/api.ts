import type { IncomingMessage, RequestOptions } from 'node:http';
import type { Endpoint, ErrorReply } from '@covibe/contracts';
import { plain } from './terminal.js';

const PATIENCE_MS = 10_000;
const MAX_ANSWER_BYTES = 1_000_000;

/** The server said no, or something that is not an answer. */
export class ApiFault extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    message: string,
    readonly retryAfterSeconds?: number,
  ) {
    super(message);
  }
}

/** Nobody answered. */
export class Unreachable extends Error {
  constructor(origin: string, cause: string) {
    super(
      `Co-Vibe does not answer at ${origin} (${cause}). Is the server running, and is this its address? Check both, then run the command again.`,
    );
  }
}

interface Call<Req> {
  body?: Req;
  token?: string;
  patienceMs?: number;
}

/**
 * Calls a server's routes as the contracts declare them. Built on node:http, which starts much faster
 * than fetch, and follows no redirect: a code or token is shown to the address it is meant for only.
 */
export class Api {
  constructor(readonly origin: string) {}

  async call<Req, Res>(
    { method, path }: Endpoint<Req, Res>,
    { body, token, patienceMs = PATIENCE_MS }: Call<Req> = {},
  ): Promise<Res> {
    const text = body === undefined ? undefined : JSON.stringify(body);
    const reply = await this.exchange(
      path,
      {
        method,
        headers: {
          accept: 'application/json',
          ...(text === undefined
            ? {}
            : { 'content-type': 'application/json', 'content-length': Buffer.byteLength(text) }),
          ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
        },
        signal: AbortSignal.timeout(patienceMs),
      },
      text,
    );
    return this.understood<Res>(reply);
  }

  private async exchange(
    path: string,
    options: RequestOptions,
    text: string | undefined,
  ): Promise<{ reply: IncomingMessage; said: string }> {
    const url = new URL(path, this.origin);
    // TLS costs 20 ms to load: only for those who use it.
    const { request } = await (url.protocol === 'https:'
      ? import('node:https')
      : import('node:http'));
    try {
      return await new Promise((settle, fail) => {
        const asked = request(url, options, (reply) => {
          const parts: Buffer[] = [];
          let size = 0;
          reply.on('data', (part: Buffer) => {
            parts.push(part);
            size += part.length;
            if (size > MAX_ANSWER_BYTES) reply.destroy(new Error('an endless answer'));
          });
          reply.once('end', () => settle({ reply, said: Buffer.concat(parts).toString() }));
          reply.once('error', fail);
        });
        asked.once('error', fail);
        asked.end(text);
      });
    } catch (fault) {
      throw new Unreachable(this.origin, causeOf(fault));
    }
  }

  private understood<Res>({ reply, said }: { reply: IncomingMessage; said: string }): Res {
    const status = reply.statusCode ?? 0;
    if (status >= 200 && status < 300 && said === '') return undefined as Res;
    if (status >= 300 && status < 400) {
      throw new ApiFault(
        status,
        'companion/redirect',
        `${this.origin} sends callers to another address, where Co-Vibe takes no codes or tokens. Run the command again with --base-url and the address the server really has.`,
      );
    }
    const content = parsed(said);
    if (status >= 200 && status < 300 && content !== undefined) return content as Res;
    const { error, code } = (content ?? {}) as Partial<ErrorReply>;
    throw new ApiFault(
      status,
      typeof code === 'string' ? code : 'companion/no_answer',
      typeof error === 'string'
        ? plain(error)
        : `${this.origin} answered with status ${status} and nothing Co-Vibe would say. Is this the address of a Co-Vibe server? Give it with --base-url.`,
      secondsIn(reply.headers['retry-after']),
    );
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function secondsIn(header: string | undefined): number | undefined {
  const seconds = Number(header);
  return header && Number.isFinite(seconds) && seconds >= 0 ? seconds : undefined;
}

function causeOf(fault: unknown): string {
  const { code, name } = fault as NodeJS.ErrnoException;
  if (name === 'TimeoutError' || code === 'ABORT_ERR') return 'no answer in time';
  const [first] = fault instanceof AggregateError ? (fault.errors as NodeJS.ErrnoException[]) : [];
  return code ?? first?.code ?? plain((fault as Error).message);
}
