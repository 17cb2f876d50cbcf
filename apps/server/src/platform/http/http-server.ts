import type { FastifyAdapter } from '@nestjs/platform-fastify';
import type { ServerConfig } from '../config/server-config.js';
import { answerFault } from '../errors/error-filter.js';
import { LeanAdapter } from './lean-adapter.js';
import { answerBrokenRequest, answerUnroutable, answerUnmetExpectation } from './odd-requests.js';
import { requestIdOf } from './request-id.js';
import { safeResponse } from './safe-response.js';
import { securityHeaders } from './security-headers.js';

const HEADERS_MS = 12_000;
const REQUEST_MS = 30_000;
const IDLE_MS = 60_000;
/** How often Node looks for slow requests: with the limits above nothing hangs beyond 35 s. */
const SLOW_CHECK_MS = 2_000;
const MAX_CONNECTIONS = 12_000;

/** The HTTP server with every limit set on purpose; hooks and parsers are added by `http-hooks`. */
export function httpAdapter(config: ServerConfig): FastifyAdapter {
  const adapter = new LeanAdapter({
    logger: false,
    genReqId: requestIdOf,
    requestTimeout: REQUEST_MS,
    keepAliveTimeout: IDLE_MS,
    // The last hops are our own proxies; whatever stands before them in the header is hearsay.
    trustProxy: (_address: string, hop: number) => hop < config.trustedProxyHops,
    // Nobody here uses Nest's middleware, which would run before every request.
    skipMiddie: true,
    routerOptions: { maxParamLength: 300, ignoreTrailingSlash: true },
    // While the server drains, requests on open connections are answered like any other.
    return503OnClosing: false,
    http: {
      ServerResponse: safeResponse(
        securityHeaders({ isHttps: config.hostedUrl?.startsWith('https:') === true }),
      ),
      headersTimeout: HEADERS_MS,
      requestTimeout: REQUEST_MS,
      connectionsCheckingInterval: SLOW_CHECK_MS,
      maxHeaderSize: 16 * 1024,
      // The host check answers a request without a host in our own words.
      requireHostHeader: false,
    },
    clientErrorHandler: answerBrokenRequest,
    frameworkErrors: answerUnroutable,
  }).letHooksIn();
  adapter.getInstance().setErrorHandler(answerFault);
  const server = adapter.getHttpServer();
  server.maxConnections = MAX_CONNECTIONS;
  server.on('checkExpectation', answerUnmetExpectation);
  return adapter;
}
