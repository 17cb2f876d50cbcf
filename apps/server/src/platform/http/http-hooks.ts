import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Logger } from 'pino';
import type { PublicOrigin } from '../config/public-origin.js';
import { InvalidRequest, NotAllowed } from '../errors/app-error.js';
import { refuseText } from './hostile-text.js';
import { acceptOnlyJson } from './json-body.js';
import { securityHeaders } from './security-headers.js';

class UnknownHost extends NotAllowed {
  override readonly code = 'request/host';
}

class EncodedBody extends InvalidRequest {
  override readonly status = 415;
  override readonly code = 'request/media_type';
}

/** What every request passes, whichever route it is for. */
export function addHttpHooks(
  instance: FastifyInstance,
  { origin, logger }: { origin: PublicOrigin; logger: Logger },
): void {
  acceptOnlyJson(instance);
  const fixed = securityHeaders(origin);
  instance.addHook('onRequest', (request, reply, done) => {
    // Never on the raw response: Node then checks every header once more when it sends them.
    void reply.headers(fixed).header('x-request-id', request.id);
    done(faultOf(request, origin));
  });
  instance.addHook('onResponse', (request, reply, done) => {
    logRequest(logger, request, reply);
    done();
  });
}

function faultOf(request: FastifyRequest, origin: PublicOrigin): Error | undefined {
  if (!origin.isOwnHost(request.headers.host ?? '')) {
    return new UnknownHost(
      'This server does not answer to that host name. Set COVIBE_HOSTED_URL to the address people use.',
    );
  }
  if (request.headers['content-encoding']) {
    return new EncodedBody('Send the body without a content encoding.');
  }
  return hostileAddress(request.url);
}

function hostileAddress(url: string): Error | undefined {
  if (!url.includes('%')) return undefined;
  try {
    refuseText(decodeURIComponent(url.replaceAll('+', ' ')));
    return undefined;
  } catch (fault) {
    return fault instanceof InvalidRequest
      ? fault
      : new InvalidRequest('The address holds a broken escape.');
  }
}

/** The path without its query: a query may carry codes that no log should keep. */
function logRequest(logger: Logger, request: FastifyRequest, reply: FastifyReply): void {
  const { url } = request;
  const query = url.indexOf('?');
  logger.info({
    request_id: request.id,
    method: request.method,
    path: query < 0 ? url : url.slice(0, query),
    status: reply.statusCode,
    ms: Math.round(reply.elapsedTime * 10) / 10,
  });
}
