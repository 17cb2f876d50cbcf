import type { Socket } from 'node:net';
import { FastifyAdapter } from '@nestjs/platform-fastify';
import type { ServerConfig } from '../config/server-config.js';
import { requestIdOf } from './request-id.js';

const HEADERS_MS = 12_000;
const REQUEST_MS = 30_000;
const IDLE_MS = 60_000;
/** How often Node looks for slow requests: with the limits above nothing hangs beyond 35 s. */
const SLOW_CHECK_MS = 2_000;
const MAX_CONNECTIONS = 12_000;

/** The HTTP server with every limit set on purpose; hooks and parsers are added by `http-hooks`. */
export function httpAdapter(config: ServerConfig): FastifyAdapter {
  const adapter = new FastifyAdapter({
    logger: false,
    genReqId: requestIdOf,
    requestTimeout: REQUEST_MS,
    keepAliveTimeout: IDLE_MS,
    // The last hops are our own proxies; whatever stands before them in the header is hearsay.
    trustProxy: (_address: string, hop: number) => hop < config.trustedProxyHops,
    routerOptions: { maxParamLength: 300, ignoreTrailingSlash: true },
    http: {
      headersTimeout: HEADERS_MS,
      requestTimeout: REQUEST_MS,
      connectionsCheckingInterval: SLOW_CHECK_MS,
      maxHeaderSize: 16 * 1024,
    },
    clientErrorHandler: answerBrokenRequest,
  });
  adapter.getHttpServer().maxConnections = MAX_CONNECTIONS;
  return adapter;
}

interface BrokenRequest {
  code?: string;
}

/** Requests that Node itself gives up on still get our shape of answer. */
function answerBrokenRequest(fault: BrokenRequest, socket: Socket): void {
  if (fault.code === 'ECONNRESET' || !socket.writable) {
    socket.destroy();
    return;
  }
  const { status, code, error } = brokenWords(fault.code);
  const body = JSON.stringify({ error, code, request_id: 'n/a' });
  socket.end(
    `HTTP/1.1 ${status}\r\ncontent-type: application/json; charset=utf-8\r\n` +
      `content-length: ${Buffer.byteLength(body)}\r\nconnection: close\r\n\r\n${body}`,
  );
}

function brokenWords(fault: string | undefined): { status: string; code: string; error: string } {
  if (fault === 'ERR_HTTP_REQUEST_TIMEOUT') {
    return {
      status: '408 Request Timeout',
      code: 'request/slow',
      error: 'The request took too long to arrive.',
    };
  }
  if (fault === 'HPE_HEADER_OVERFLOW') {
    return {
      status: '431 Request Header Fields Too Large',
      code: 'request/too_large',
      error: 'The request headers are too large.',
    };
  }
  return {
    status: '400 Bad Request',
    code: 'request/invalid',
    error: 'The request is not well-formed HTTP.',
  };
}
