import { startupWarnings } from './banner.js';
import { readConfig } from './platform/config/read-config.js';

const WORKOS = {
  DATABASE_URL: 'postgres://covibe_app:secret@127.0.0.1:5432/covibe',
  COVIBE_AUTH_MODE: 'workos',
  WORKOS_CLIENT_ID: 'client_1',
  WORKOS_API_KEY: 'sk_test_1',
  WORKOS_COOKIE_PASSWORD: 'x'.repeat(32),
};

const warned = (env: Record<string, string>, port = 3000) =>
  startupWarnings(readConfig({ ...WORKOS, ...env }), port);

describe('the banner in WorkOS mode', () => {
  it('says nothing when all is set', () => {
    expect(warned({})).toEqual([]);
    expect(warned({ WORKOS_REDIRECT_URI: 'http://localhost:3000/callback' })).toEqual([]);
  });

  it('names what keeps people from signing in, and shows no value', () => {
    const [warning] = warned({ WORKOS_API_KEY: '', WORKOS_COOKIE_PASSWORD: 'too-short-a-secret' });
    expect(warning).toBe(
      'Sign-in is blocked until this server is given WORKOS_API_KEY, WORKOS_COOKIE_PASSWORD (at least 32 characters).',
    );
  });

  it('warns when WorkOS sends browsers to another port than the one served', () => {
    const redirect = { WORKOS_REDIRECT_URI: 'http://localhost:3000/callback' };
    expect(warned({ ...redirect, PORT: '3007' }, 3007)).toEqual([
      'WORKOS_REDIRECT_URI has port 3000, but this server is reached on port 3007.',
    ]);
  });

  it('says where texts of work go, and with no word of the key', () => {
    const provider = {
      COVIBE_EMBEDDINGS_URL: 'https://api.example.com/v1/embeddings?tier=1',
      COVIBE_EMBEDDINGS_MODEL: 'small',
      COVIBE_EMBEDDINGS_KEY: 'sk-1',
    };
    expect(warned(provider)).toEqual([
      'Titles, scopes and descriptions of work are sent to api.example.com for embeddings.',
    ]);
  });

  it('is silent about WorkOS in local-dev mode', () => {
    expect(warned({ COVIBE_AUTH_MODE: 'local-dev', WORKOS_API_KEY: '' })).toEqual([]);
  });
});
