import { once } from 'node:events';
import { get, type IncomingMessage } from 'node:http';
import { HEALTH } from '@covibe/contracts';
import { withEcho } from '../support/echo.controller.js';
import { type TestApp, testApp } from '../support/test-app.js';

const ALWAYS = {
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'referrer-policy': 'same-origin',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': expect.stringContaining('camera=()') as unknown,
  'x-request-id': expect.stringMatching(/^req_/) as unknown,
};

async function overSocket(origin: string, path: string): Promise<IncomingMessage> {
  const request = get(origin + path);
  const [reply] = (await once(request, 'response')) as [IncomingMessage];
  await once(reply.resume(), 'end');
  return reply;
}

describe('the headers of an answer', () => {
  let server: TestApp;
  let origin: string;

  beforeAll(async () => {
    server = await testApp({ shape: withEcho });
    origin = await server.listen();
  });
  afterAll(() => server.stop());

  const post = (payload: string) =>
    ({
      method: 'POST',
      url: '/api/test/echo',
      payload,
      headers: { 'content-type': 'application/json' },
    }) as const;
  const answers = [
    ['a good answer', { url: HEALTH.live.path }, 200],
    ['a HEAD request', { method: 'HEAD', url: HEALTH.live.path }, 200],
    ['an answer to a body', post('{"text":"a"}'), 201],
    ['a refused body', post('{"text":1}'), 400],
    ['a broken body', post('{'), 400],
    ['an unknown route', { url: '/api/nowhere' }, 404],
    ['an unknown method', { method: 'DELETE', url: HEALTH.live.path }, 404],
    ['a preflight from another site', { method: 'OPTIONS', url: HEALTH.live.path }, 404],
    ['an unreadable address', { url: '/api/%zz' }, 400],
    ['a foreign host', { url: '/', headers: { host: 'evil.example' } }, 403],
    ['a fault of ours', { url: '/api/test/fault' }, 500],
    ['a public page', { url: '/docs' }, 200],
    ['a page that is not there', { url: '/share/unknown' }, 404],
  ] as const;

  it.each(answers)('to %s protect whoever reads it', async (_, request, status) => {
    const reply = await server.inject(request as never);
    expect(reply.statusCode).toBe(status);
    expect(reply.headers).toMatchObject(ALWAYS);
    const policy = String(reply.headers['content-security-policy']);
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).not.toMatch(/unsafe-(inline|eval)|\*/);
  });

  it.each(answers)(
    'to %s tell nothing of how it was made, and open nothing to other sites',
    async (_, request) => {
      const reply = await server.inject(request as never);
      for (const name of ['x-powered-by', 'server', 'access-control-allow-origin']) {
        expect(reply.headers).not.toHaveProperty(name);
      }
    },
  );

  it.each([
    ['a good answer', HEALTH.live.path, "default-src 'none'; frame-ancestors 'none'"],
    ['a page with a policy of its own', '/docs', "script-src 'self'"],
    ['an unreadable address', '/api/%zz', "default-src 'none'; frame-ancestors 'none'"],
  ])('to %s arrive over a socket, each of them once', async (_, path, policy) => {
    const reply = await overSocket(origin, path);
    expect(reply.headers).toMatchObject(ALWAYS);
    expect(reply.headers['content-security-policy']).toContain(policy);
    const names = reply.rawHeaders.filter((_text, place) => place % 2 === 0);
    expect(names.map((name) => name.toLowerCase())).toEqual(Object.keys(reply.headers));
  });

  it('of a page allow files of ours only and no markup from strings', async () => {
    const policies = await Promise.all(
      ['/docs', '/share/unknown'].map(async (url) => {
        const reply = await server.inject({ url });
        return { html: reply.body, policy: String(reply.headers['content-security-policy']) };
      }),
    );
    for (const { html, policy } of policies) {
      for (const rule of [
        "script-src 'self'",
        "object-src 'none'",
        "form-action 'self'",
        "require-trusted-types-for 'script'",
      ]) {
        expect(policy.split('; ')).toContain(rule);
      }
      expect(html).not.toMatch(/<script(?![^>]*\bsrc=)|\son\w+=|style="/);
    }
  });

  it('demand encryption for a year where the server is reached over https, and only there', async () => {
    const plain = await server.inject(HEALTH.live.path);
    expect(plain.headers).not.toHaveProperty('strict-transport-security');
    const hosted = await testApp({ env: { COVIBE_HOSTED_URL: 'https://co-vibe.example' } });
    const reply = await hosted.inject({
      url: HEALTH.live.path,
      headers: { host: 'co-vibe.example' },
    });
    await hosted.stop();
    expect(reply.headers).toMatchObject({
      'strict-transport-security': 'max-age=31536000; includeSubDomains',
    });
  });
});
