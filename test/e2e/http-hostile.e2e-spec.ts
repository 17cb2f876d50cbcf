import { gzipSync } from 'node:zlib';
import { MAX_BODY_BYTES } from '@covibe/contracts';
import { withEcho } from '../support/echo.controller.js';
import { rawRequest } from '../support/raw-request.js';
import { type TestApp, testApp } from '../support/test-app.js';

const ECHO = '/api/test/echo';
const JSON_TYPE = 'application/json';
const LONE_SURROGATE = '"\\ud800"';

interface Hostile {
  what: string;
  status: number;
  body?: string | Buffer;
  headers?: Record<string, string>;
}

const note = (value: string) => `{"text":"a","nested":${value}}`;
const nestedIn = (depth: number, open: string, close: string) =>
  open.repeat(depth) + close.repeat(depth);

const BODIES: Hostile[] = [
  { what: 'half an object', status: 400, body: '{"text":' },
  { what: 'no JSON at all', status: 400, body: 'text=a' },
  { what: 'two documents', status: 400, body: '{"text":"a"}{"text":"b"}' },
  { what: 'a byte order mark', status: 400, body: '\ufeff{"text":"a"}' },
  { what: 'bytes that are no UTF-8', status: 400, body: Buffer.from([0x7b, 0xff, 0xfe, 0x7d]) },
  { what: 'nothing', status: 400, body: '' },
  { what: 'white space', status: 400, body: ' \n ' },
  { what: 'null', status: 400, body: 'null' },
  { what: 'a number', status: 400, body: '42' },
  { what: 'a string', status: 400, body: '"text"' },
  { what: 'an array', status: 400, body: '[{"text":"a"}]' },
  { what: 'true', status: 400, body: 'true' },
  { what: 'an empty object', status: 400, body: '{}' },
  { what: 'an unknown field', status: 400, body: '{"text":"a","extra":1}' },
  { what: 'a wrong type', status: 400, body: '{"text":{"$ne":null}}' },
  { what: 'an array for a text', status: 400, body: '{"text":["a"]}' },
  { what: 'a text that is too long', status: 400, body: `{"text":"${'x'.repeat(201)}"}` },
  { what: 'NUL in a text', status: 400, body: '{"text":"a\\u0000b"}' },
  { what: 'NUL in a key', status: 400, body: note('{"a\\u0000":1}') },
  { what: 'half a surrogate pair', status: 400, body: note(LONE_SURROGATE) },
  { what: 'half a pair in a key', status: 400, body: note(`{${LONE_SURROGATE}:1}`) },
  { what: '__proto__', status: 400, body: '{"text":"a","__proto__":{"admin":true}}' },
  { what: '__proto__ far inside', status: 400, body: note('[{"a":{"__proto__":1}}]') },
  { what: 'constructor', status: 400, body: '{"text":"a","constructor":{"prototype":{}}}' },
  { what: '33 levels', status: 400, body: note(nestedIn(33, '[', ']')) },
  { what: '20,000 levels of arrays', status: 400, body: note(nestedIn(20_000, '[', ']')) },
  {
    what: '10,000 levels of objects',
    status: 400,
    body: `${'{"a":'.repeat(10_000)}1${'}'.repeat(10_000)}`,
  },
  { what: 'more than the limit', status: 413, body: note(`"${'x'.repeat(MAX_BODY_BYTES)}"`) },
  { what: '5 MB', status: 413, body: Buffer.alloc(5_000_000, 0x20) },
  {
    what: 'a form',
    status: 415,
    body: 'text=a',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
  },
  {
    what: 'plain text',
    status: 415,
    body: '{"text":"a"}',
    headers: { 'content-type': 'text/plain' },
  },
  { what: 'XML', status: 415, body: '<a/>', headers: { 'content-type': 'application/xml' } },
  {
    what: 'multipart',
    status: 415,
    body: '--b--',
    headers: { 'content-type': 'multipart/form-data; boundary=b' },
  },
  { what: 'an unreadable type', status: 415, body: '{}', headers: { 'content-type': 'json' } },
  {
    what: 'a compressed body that grows to 50 MB',
    status: 415,
    body: gzipSync(Buffer.alloc(50_000_000)),
    headers: { 'content-encoding': 'gzip' },
  },
];

const ADDRESSES: [string, string, number][] = [
  ['a broken escape', '/api/test/query?q=%', 400],
  ['a broken escape in the path', '/api/%zz', 400],
  ['a cut escape in the path', '/docs/%e0%a4', 400],
  ['an escaped NUL', '/api/test/query?q=a%00b', 400],
  ['an escaped NUL in the path', '/docs/a%00b', 400],
  ['escaped bytes that are no UTF-8', '/api/test/query?q=%ff', 400],
  ['an unknown route', '/api/nowhere', 404],
  ['a very long part', `/api/${'x'.repeat(5_000)}`, 404],
  ['a walk out of the folder', '/../../etc/passwd', 404],
  ['an escaped walk out of the folder', '/docs/%2e%2e%2f%2e%2e%2fetc%2fpasswd', 404],
];

describe('a hostile request', () => {
  let server: TestApp;
  let origin: string;

  beforeAll(async () => {
    server = await testApp({ shape: withEcho });
    origin = await server.listen();
  });
  afterAll(() => server.stop());

  function expectRefusal(body: string): void {
    const refusal = JSON.parse(body) as Record<string, unknown>;
    expect(refusal).toEqual({
      error: expect.stringMatching(/^\w.{10,200}\.$/s) as unknown,
      code: expect.stringMatching(/^[a-z]+\/[a-z_]+$/) as unknown,
      request_id: expect.stringMatching(/^[\w-]{8,64}$/) as unknown,
      ...(refusal.field !== undefined && { field: expect.any(String) as unknown }),
    });
  }

  it.each(BODIES)('whose body is $what is refused with $status', async (hostile) => {
    const { body = '', status, headers } = hostile;
    const reply = await fetch(origin + ECHO, {
      method: 'POST',
      body: typeof body === 'string' ? body : new Uint8Array(body),
      headers: { 'content-type': JSON_TYPE, ...headers },
    });
    const text = await reply.text();
    expect([reply.status, text]).toEqual([status, expect.any(String)]);
    expectRefusal(text);
  });

  it.each(ADDRESSES)('whose address is %s is refused', async (_, address, status) => {
    const reply = await rawRequest(
      origin,
      `GET ${address} HTTP/1.1\r\nhost: localhost\r\nconnection: close\r\n\r\n`,
    );
    expect(reply.status).toBe(status);
    expect(reply.headers).toHaveProperty('x-request-id');
    if (reply.headers['content-type']?.startsWith('application/json')) expectRefusal(reply.body);
    else expect([reply.status, reply.headers['x-robots-tag']]).toEqual([404, 'noindex']);
  });

  it.each([
    ['another site', 'evil.example'],
    ['another site that begins like ours', 'localhost.evil.example'],
    ['a port of another site', 'evil.example:3000'],
    ['credentials', 'localhost@evil.example'],
    ['nobody', ''],
  ])('for the host of %s is not answered', async (_, host) => {
    const reply = await rawRequest(
      origin,
      `GET /api/health/live HTTP/1.1\r\nhost: ${host}\r\nconnection: close\r\n\r\n`,
    );
    expect(reply.status).toBe(403);
    expectRefusal(reply.body);
  });

  it.each([
    ['no host at all', 'GET /api/health/live HTTP/1.1\r\nconnection: close\r\n\r\n', 403],
    [
      'headers beyond measure',
      `GET / HTTP/1.1\r\nhost: localhost\r\nx: ${'x'.repeat(20_000)}\r\n\r\n`,
      431,
    ],
    ['no HTTP', 'EHLO mail.example\r\n\r\n', 400],
    ['TLS', Buffer.from('16030100050100000100', 'hex'), 400],
    [
      'two lengths',
      `POST ${ECHO} HTTP/1.1\r\nhost: localhost\r\ncontent-length: 2\r\ncontent-length: 3\r\n\r\n{}`,
      400,
    ],
    [
      'a length and chunks',
      `POST ${ECHO} HTTP/1.1\r\nhost: localhost\r\ncontent-length: 2\r\ntransfer-encoding: chunked\r\n\r\n{}`,
      400,
    ],
    [
      'a length below zero',
      `POST ${ECHO} HTTP/1.1\r\nhost: localhost\r\ncontent-length: -1\r\n\r\n`,
      400,
    ],
    [
      'an impossible wish',
      `POST ${ECHO} HTTP/1.1\r\nhost: localhost\r\nexpect: coffee\r\ncontent-length: 0\r\nconnection: close\r\n\r\n`,
      417,
    ],
  ])('with %s is refused', async (_, bytes, status) => {
    const reply = await rawRequest(origin, bytes);
    expect(reply.status).toBe(status);
    expectRefusal(reply.body);
    expect(reply.headers).toMatchObject({ 'x-content-type-options': 'nosniff' });
  });

  it('with a harmless request id gets it back, and one of ours instead of a harmful one', async () => {
    const idFor = async (given: string) => {
      const reply = await fetch(`${origin}/api/nowhere`, { headers: { 'x-request-id': given } });
      const body = (await reply.json()) as { request_id: string };
      expect(reply.headers.get('x-request-id')).toBe(body.request_id);
      return body.request_id;
    };
    expect(await idFor('trace-1234_ABCD')).toBe('trace-1234_ABCD');
    expect(await idFor('<script>alert(1)</script>')).toMatch(/^req_[0-9A-Z]{26}$/);
  });

  it('that meets a fault of ours learns nothing of its inside', async () => {
    const reply = await server.inject('/api/test/fault');
    expect(reply.statusCode).toBe(500);
    expectRefusal(reply.body);
    expect(reply.body).not.toMatch(/hunter2|depths|\n/);
  });

  it('leaves the server well: a good one is answered after all of that', async () => {
    const reply = await fetch(origin + ECHO, {
      method: 'POST',
      body: JSON.stringify({ text: 'größer 🦉', nested: { a: [1, 2, { b: null }] } }),
      headers: { 'content-type': 'application/json; charset=utf-8' },
    });
    expect([reply.status, await reply.json()]).toEqual([
      201,
      { text: 'größer 🦉', nested: { a: [1, 2, { b: null }] } },
    ]);
    expect(({} as { admin?: boolean }).admin).toBeUndefined();
  });
});
