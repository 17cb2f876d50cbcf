import { type IncomingMessage, ServerResponse } from 'node:http';
import type { FastifyReply } from 'fastify';

type Head = Readonly<Record<string, unknown>> | readonly unknown[] | undefined;

/** Node's step from headers to the text that is sent, which its types leave out. */
type HeadWriter = new (request: IncomingMessage) => ServerResponse & {
  _storeHeader(firstLine: string, headers: Head): void;
};

const POLICY = 'content-security-policy';

/**
 * A response that cannot leave without the fixed headers, whoever writes it: a route, a stream that
 * took the bare response over, or Node itself. They are one piece of text behind the status line:
 * given one by one, Node checks and joins all of them again with every answer, which cost more than
 * a small handler. Only the policy may be replaced, by an answer that brings its own.
 */
class SafeResponse extends (ServerResponse as unknown as HeadWriter) {
  declare readonly whole: string;
  declare readonly withoutPolicy: string;

  override _storeHeader(firstLine: string, headers: Head): void {
    const lines = bringsPolicy(headers) ? this.withoutPolicy : this.whole;
    super._storeHeader(firstLine + lines, headers);
  }
}

export function safeResponse(fixed: Readonly<Record<string, string>>): typeof ServerResponse {
  const { [POLICY]: policy = '', ...others } = fixed;
  const withoutPolicy = linesOf(others);
  const whole = linesOf({ [POLICY]: policy }) + withoutPolicy;
  class Made extends SafeResponse {}
  Object.assign(Made.prototype, { whole, withoutPolicy });
  return Made as unknown as typeof ServerResponse;
}

/** For an answer that has no socket under it, such as those of Fastify's `inject`. */
export function protect(reply: FastifyReply, fixed: Readonly<Record<string, string>>): void {
  if (!(reply.raw instanceof SafeResponse)) void reply.headers(fixed);
}

function bringsPolicy(headers: Head): boolean {
  if (Array.isArray(headers)) return headers.flat().includes(POLICY);
  return (headers as Record<string, unknown> | undefined)?.[POLICY] !== undefined;
}

function linesOf(headers: Readonly<Record<string, string>>): string {
  return Object.entries(headers)
    .map(([name, value]) => `${name}: ${value}\r\n`)
    .join('');
}
