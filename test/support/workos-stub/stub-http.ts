import type { IncomingMessage, ServerResponse } from 'node:http';

/** One request to the stub, read and matched. */
export interface StubCall {
  params: Record<string, string>;
  query: URLSearchParams;
  body: Record<string, unknown>;
}

export interface StubAnswer {
  status?: number;
  body?: unknown;
  html?: string;
  location?: string;
  headers?: Record<string, string>;
}

export interface StubRoute {
  method: string;
  path: string;
  /** Answers without the API key, as what browsers and sign-ins use does. */
  open?: boolean;
  handle: (call: StubCall) => StubAnswer;
}

/** Ends a handler with the error shape that WorkOS answers. */
export class StubRefusal extends Error {
  readonly status: number;
  readonly body: Record<string, unknown>;

  constructor(status: number, body: Record<string, unknown>) {
    super(`stub refuses with ${status}`);
    this.status = status;
    this.body = body;
  }
}

export const refuse = (status: number, code: string, message: string, more = {}): StubRefusal =>
  new StubRefusal(status, { code, message, ...more });

export const oauthRefusal = (error: string, error_description: string, status = 400): StubRefusal =>
  new StubRefusal(status, { error, error_description });

export const notFound = (what: string): StubRefusal =>
  refuse(404, 'entity_not_found', `${what} not found.`);

export function missing(what: string): never {
  throw notFound(what);
}

/** A needed text of the body. */
export function text(call: StubCall, field: string): string {
  const value = call.body[field];
  if (typeof value === 'string' && value.trim() !== '') return value;
  throw refuse(422, 'invalid_request_parameters', `${field} is required`, {
    errors: [{ field, code: `${field} must be a string` }],
  });
}

export function optionalText(call: StubCall, field: string): string | null {
  const value = call.body[field];
  return typeof value === 'string' ? value : null;
}

/** A page of a list, in the order of creation. */
export function listOf<T extends { id: string }>(
  records: readonly T[],
  query: URLSearchParams,
  shape: (record: T) => unknown,
): StubAnswer {
  const limit = Number(query.get('limit') ?? 10);
  const after = query.get('after');
  const start = after ? records.findIndex((record) => record.id === after) + 1 : 0;
  const page = records.slice(start, start + limit);
  const more = start + limit < records.length;
  return {
    body: {
      object: 'list',
      data: page.map(shape),
      list_metadata: { before: null, after: more ? (page.at(-1)?.id ?? null) : null },
    },
  };
}

export function matchPath(pattern: string, path: string): Record<string, string> | undefined {
  const [wanted, given] = [pattern.split('/'), path.split('/')];
  if (wanted.length !== given.length) return undefined;
  const params: Record<string, string> = {};
  for (const [at, part] of wanted.entries()) {
    const actual = given[at] ?? '';
    if (part.startsWith(':')) params[part.slice(1)] = decodeURIComponent(actual);
    else if (part !== actual) return undefined;
  }
  return params;
}

export async function readBody(request: IncomingMessage): Promise<Record<string, unknown>> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const sent = Buffer.concat(chunks).toString();
  if (sent === '') return {};
  if (request.headers['content-type']?.startsWith('application/x-www-form-urlencoded')) {
    return Object.fromEntries(new URLSearchParams(sent));
  }
  return (JSON.parse(sent) ?? {}) as Record<string, unknown>;
}

export function send(response: ServerResponse, answer: StubAnswer): void {
  const status = answer.status ?? (answer.location ? 302 : 200);
  const headers: Record<string, string> = { ...answer.headers };
  if (answer.location) headers.location = answer.location;
  let content = '';
  if (answer.html !== undefined) {
    headers['content-type'] = 'text/html; charset=utf-8';
    content = answer.html;
  } else if (answer.body !== undefined) {
    headers['content-type'] = 'application/json; charset=utf-8';
    content = JSON.stringify(answer.body);
  }
  response.writeHead(status, headers).end(content);
}
