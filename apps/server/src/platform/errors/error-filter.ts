import type { ServerResponse } from 'node:http';
import {
  Catch,
  HttpException,
  Logger,
  type ArgumentsHost,
  type ExceptionFilter,
} from '@nestjs/common';
import type { ErrorReply } from '@covibe/contracts';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { AppError } from './app-error.js';
import { fromDatabase } from './database-fault.js';

interface Refusal {
  status: number;
  code: string;
  error: string;
  field?: string;
  retryAfter?: number;
  headers?: Readonly<Record<string, string>>;
}

const logger = new Logger('ErrorFilter');

/** Every fault leaves the server in one shape; what nobody foresaw says nothing of its inside. */
@Catch()
export class ErrorFilter implements ExceptionFilter {
  catch(fault: unknown, host: ArgumentsHost): void {
    const http = host.switchToHttp();
    answerFault(fault, http.getRequest<FastifyRequest>(), http.getResponse<FastifyReply>());
  }
}

export function answerFault(fault: unknown, request: FastifyRequest, reply: FastifyReply): void {
  const refusal = refusalOf(fault);
  if (refusal.status >= 500 && refusal.status !== 503) {
    logger.error({ err: fault, request_id: request.id }, 'unforeseen fault');
  }
  // Handed over to code that failed: nobody else would ever end this answer.
  if (reply.sent && !reply.raw.writableEnded) return endHandedOver(reply.raw, refusal, request.id);
  if (reply.sent || reply.raw.headersSent) return;
  sendRefusal(reply, refusal, request.id);
}

function endHandedOver(raw: ServerResponse, refusal: Refusal, request_id: string): void {
  if (raw.headersSent) {
    raw.destroy();
    return;
  }
  const { error, code, status } = refusal;
  raw.writeHead(status, { 'content-type': 'application/json; charset=utf-8' });
  raw.end(JSON.stringify({ error, code, request_id } satisfies ErrorReply));
}

export function sendRefusal(reply: FastifyReply, refusal: Refusal, requestId: string): void {
  const body: ErrorReply = { error: refusal.error, code: refusal.code, request_id: requestId };
  if (refusal.field) body.field = refusal.field;
  if (refusal.headers) void reply.headers(refusal.headers);
  if (refusal.retryAfter) void reply.header('retry-after', String(refusal.retryAfter));
  void reply.status(refusal.status).type('application/json; charset=utf-8').send(body);
}

export function refusalOf(fault: unknown): Refusal {
  const known = fault instanceof AppError ? fault : fromDatabase(fault);
  if (known) {
    const { status, code, message: error, field, retryAfter, headers } = known;
    return { status, code, error, field, retryAfter, headers };
  }
  const status = statusOf(fault);
  return WORDS[status] ?? (status < 500 ? { ...BAD_REQUEST, status } : UNFORESEEN);
}

function statusOf(fault: unknown): number {
  if (fault instanceof HttpException) return fault.getStatus();
  const status = (fault as { statusCode?: unknown } | null)?.statusCode;
  return typeof status === 'number' && status >= 400 && status < 600 ? status : 500;
}

const UNFORESEEN: Refusal = {
  status: 500,
  code: 'server/fault',
  error:
    'The server met a fault that is not your doing. Try again; name the request id if it stays.',
};
const BAD_REQUEST: Refusal = {
  status: 400,
  code: 'request/invalid',
  error: 'The request could not be read. Send well-formed JSON that fits the route.',
};
const WORDS: Record<number, Refusal> = {
  400: BAD_REQUEST,
  404: {
    status: 404,
    code: 'request/not_found',
    error: 'Nothing is here. Check the path and the method.',
  },
  405: { status: 405, code: 'request/method', error: 'This route does not take that method.' },
  408: { status: 408, code: 'request/slow', error: 'The request took too long to arrive.' },
  413: { status: 413, code: 'request/too_large', error: 'The request body is too large.' },
  414: { status: 414, code: 'request/too_large', error: 'The address is too long.' },
  415: {
    status: 415,
    code: 'request/media_type',
    error: 'Send the body as application/json, without a content encoding.',
  },
  417: {
    status: 417,
    code: 'request/expectation',
    error: 'This server meets no expectation but 100-continue.',
  },
  431: { status: 431, code: 'request/too_large', error: 'The request headers are too large.' },
};
