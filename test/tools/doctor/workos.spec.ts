import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { judgeAnswer, judgeSettings } from '../../../tools/doctor/checks/workos.ts';
import { WorkosStub } from '../../support/workos-stub/index.ts';

const COMPLETE = {
  WORKOS_CLIENT_ID: 'client_1',
  WORKOS_API_KEY: 'sk_test_1',
  WORKOS_COOKIE_PASSWORD: 'x'.repeat(32),
};

describe('doctor looks at WorkOS sign-in', () => {
  const said = (env: NodeJS.ProcessEnv) =>
    judgeSettings(env).map(({ state, what }) => [state, what]);

  it('and is content with complete settings', () => {
    expect(said(COMPLETE)).toEqual([['ok', 'WorkOS sign-in has all its settings']]);
  });

  it('and names everything that is missing at once', () => {
    expect(said({ WORKOS_COOKIE_PASSWORD: 'short' })).toEqual([
      [
        'fail',
        'WorkOS sign-in is blocked: WORKOS_CLIENT_ID, WORKOS_API_KEY, WORKOS_COOKIE_PASSWORD (at least 32 characters) not set',
      ],
    ]);
  });

  it.each([
    ['http://localhost:3001/callback', {}, 'port 3001, but this server is reached on port 3000'],
    ['http://127.0.0.1:3000/callback', {}, 'but this server is reached at http://localhost:3000'],
    ['http://localhost:3000/auth/done', {}, 'leads to /auth/done'],
    [
      'http://localhost:3000/callback',
      { COVIBE_HOSTED_URL: 'https://covibe.acme.example' },
      'port 3000, but this server is reached on port 443',
    ],
    ['nonsense', {}, 'is not an address'],
  ])('and warns of the way back %s', (WORKOS_REDIRECT_URI, more, words) => {
    const [finding] = judgeSettings({ ...COMPLETE, ...more, WORKOS_REDIRECT_URI });
    expect(finding?.state).toBe('warn');
    expect(finding?.what).toContain(words);
  });

  it('and accepts a way back that leads here', () => {
    const env = {
      ...COMPLETE,
      PORT: '4000',
      WORKOS_REDIRECT_URI: 'http://localhost:4000/callback',
    };
    expect(said(env)).toEqual([['ok', 'WorkOS sign-in has all its settings']]);
  });
});

describe('doctor asks WorkOS', () => {
  let stub: WorkosStub;
  beforeAll(async () => {
    stub = await WorkosStub.start();
  });
  afterAll(() => stub.stop());

  const answer = async (env: NodeJS.ProcessEnv = {}) =>
    (await judgeAnswer({ ...COMPLETE, WORKOS_API_URL: stub.url, ...env })).state;

  it('and hears whether it answers and knows the client', async () => {
    expect(await answer()).toBe('ok');
    stub.fail('GET /sso/jwks/:clientId', 404);
    expect(await answer()).toBe('warn');
    expect(await answer({ WORKOS_API_URL: 'http://127.0.0.1:9' })).toBe('warn');
  });
});
