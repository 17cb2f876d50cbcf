import { HEALTH, SESSION } from '@covibe/contracts';
import { type TestApp, testApp } from '../support/test-app.js';

describe('WorkOS mode without its settings', () => {
  let server: TestApp;

  beforeAll(async () => {
    const env = {
      COVIBE_AUTH_MODE: 'workos',
      NODE_ENV: 'production',
      WORKOS_CLIENT_ID: 'client_1',
    };
    server = await testApp({ env });
  });
  afterAll(() => server.stop());

  it('starts, and says that it is alive and ready', async () => {
    expect((await server.inject(HEALTH.ready.path)).statusCode).toBe(200);
  });

  it.each([SESSION.current.path, '/auth/sign-in', '/api/onboarding'])(
    'blocks %s and names what is missing',
    async (path) => {
      const reply = await server.inject({ url: path, headers: { cookie: 'covibe_session=v1.x' } });
      expect(reply.statusCode).toBe(503);
      const { code, error } = reply.json<{ code: string; error: string }>();
      expect(code).toBe('auth/not_configured');
      expect(error).toContain('WORKOS_API_KEY, WORKOS_COOKIE_PASSWORD (at least 32 characters)');
      expect(error).not.toContain('client_1');
    },
  );

  it('blocks the callback with a page', async () => {
    const reply = await server.inject('/callback?code=1&state=2');
    expect(reply.statusCode).toBe(503);
    expect(reply.headers['content-type']).toContain('text/html');
    expect(reply.body).toContain('WORKOS_API_KEY');
  });

  it('offers no other way in', async () => {
    expect((await server.inject('/api/auth/local/people')).statusCode).toBe(503);
  });
});
