import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { refusalOf, sendRefusal } from '../errors/error-filter.js';
import { requestIdOf } from './request-id.js';
import { protect } from './safe-response.js';
import { FIXED_HEADERS } from './security-headers.js';

/** Requests that never reach a route still get the one shape of answer, with the same headers. */

/** The router cannot read the address: a broken escape, or a part that is far too long. */
export function answerUnroutable(fault: Error, request: FastifyRequest, reply: FastifyReply): void {
  protect(reply, FIXED_HEADERS);
  void reply.header('x-request-id', request.id);
  sendRefusal(reply, refusalOf(fault), request.id);
}

/** `Expect` may ask for nothing but `100-continue`, which Node answers by itself. */
export function answerUnmetExpectation(request: IncomingMessage, response: ServerResponse): void {
  const id = requestIdOf(request);
  const body = bodyOf(417, id);
  response.writeHead(417, headersOf(body, id)).end(body);
}

/** Node gave up on the request before it was one: nothing but the bare connection is left. */
export function answerBrokenRequest(fault: { code?: string }, socket: Socket): void {
  if (fault.code === 'ECONNRESET' || !socket.writable) {
    socket.destroy();
    return;
  }
  const status = STATUS[fault.code ?? ''] ?? 400;
  const id = requestIdOf({ headers: {} });
  const body = bodyOf(status, id);
  const all = Object.entries({ ...FIXED_HEADERS, ...headersOf(body, id) });
  const headers = all.map(([name, value]) => `${name}: ${value}\r\n`);
  socket.end(`HTTP/1.1 ${status} ${PHRASE[status]}\r\n${headers.join('')}\r\n${body}`);
}

const STATUS: Record<string, number> = {
  ERR_HTTP_REQUEST_TIMEOUT: 408,
  HPE_HEADER_OVERFLOW: 431,
  HPE_CHUNK_EXTENSIONS_OVERFLOW: 413,
};
const PHRASE: Record<number, string> = {
  400: 'Bad Request',
  408: 'Request Timeout',
  413: 'Payload Too Large',
  431: 'Request Header Fields Too Large',
};

function bodyOf(status: number, requestId: string): string {
  const { error, code } = refusalOf({ statusCode: status });
  return JSON.stringify({ error, code, request_id: requestId });
}

function headersOf(body: string, requestId: string): Record<string, string> {
  return {
    'content-type': 'application/json; charset=utf-8',
    'content-length': String(Buffer.byteLength(body)),
    'x-request-id': requestId,
    connection: 'close',
  };
}
