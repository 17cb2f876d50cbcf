import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Logger } from 'pino';
import type { PublicOrigin } from '../config/public-origin.js';
import { InvalidRequest, NotAllowed } from '../errors/app-error.js';
import { requestLog, type AnsweredRequest } from '../logging/request-log.js';
import { refuseText } from './hostile-text.js';
import { acceptOnlyJson } from './json-body.js';
import { protect } from './safe-response.js';
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
  const log = requestLog(logger);
  instance.addHook('onRequest', (request, reply, done) => {
    protect(reply, fixed);
    // Never on the raw response: Node then checks every header once more when it sends them.
    void reply.header('x-request-id', request.id);
    done(faultOf(request, origin));
  });
  instance.addHook('onResponse', (request, reply, done) => {
    log(answered(request, reply));
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

function answered(request: FastifyRequest, reply: FastifyReply): AnsweredRequest {
  const { id, method, url } = request;
  const query = url.indexOf('?');
  const path = query < 0 ? url : url.slice(0, query);
  return { id, method, path, status: reply.statusCode, millis: reply.elapsedTime };
}
