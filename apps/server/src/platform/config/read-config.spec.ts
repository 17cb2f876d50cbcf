import { readConfig } from './read-config.js';
import { ConfigFaults } from './setting-reader.js';

const WORKING = { DATABASE_URL: 'postgres://covibe_app:secret@127.0.0.1:5432/covibe' };

function faultsOf(env: NodeJS.ProcessEnv): readonly string[] {
  try {
    readConfig(env);
  } catch (fault) {
    if (fault instanceof ConfigFaults) return fault.faults;
    throw fault;
  }
  return [];
}

describe('the configuration', () => {
  it('needs nothing but a database', () => {
    expect(readConfig(WORKING)).toMatchObject({
      host: '127.0.0.1',
      port: 3000,
      portIsExplicit: false,
      authMode: 'local-dev',
      hostedUrl: undefined,
      allowLan: false,
      trustedProxyHops: 0,
      logLevel: 'info',
      production: false,
    });
  });

  it('takes an empty or blank setting for one that is not set', () => {
    const blank = { PORT: '', HOST: '  ', COVIBE_HOSTED_URL: '', COVIBE_AUTH_MODE: ' ' };
    expect(readConfig({ ...WORKING, ...blank })).toEqual(readConfig(WORKING));
  });

  it.each([
    ['DATABASE_URL', undefined, 'DATABASE_URL is not set'],
    ['DATABASE_URL', 'mysql://localhost/x', 'must be an address that begins with postgres://'],
    ['DATABASE_URL', 'localhost:5432', 'must be an address that begins with postgres://'],
    ['PORT', '70000', 'PORT must be a whole number from 0 to 65535'],
    ['PORT', '-1', 'PORT must be a whole number'],
    ['PORT', '3000.5', 'PORT must be a whole number'],
    ['PORT', '3e3', 'PORT must be a whole number'],
    ['PORT', 'http', 'PORT must be a whole number'],
    ['COVIBE_AUTH_MODE', 'none', 'COVIBE_AUTH_MODE must be one of: local-dev, workos'],
    ['COVIBE_ALLOW_LAN', 'maybe', 'COVIBE_ALLOW_LAN must be 1 or 0'],
    ['COVIBE_TRUSTED_PROXY_HOPS', '11', 'COVIBE_TRUSTED_PROXY_HOPS must be a whole number'],
    ['COVIBE_TRUSTED_PROXY_HOPS', 'true', 'COVIBE_TRUSTED_PROXY_HOPS must be a whole number'],
    ['COVIBE_LOG_LEVEL', 'loud', 'COVIBE_LOG_LEVEL must be one of: fatal,'],
    ['COVIBE_HOSTED_URL', 'co-vibe.example', 'COVIBE_HOSTED_URL must be an origin'],
    ['COVIBE_HOSTED_URL', 'https://co-vibe.example/app', 'COVIBE_HOSTED_URL must be an origin'],
    ['COVIBE_HOSTED_URL', 'https://co-vibe.example/?a=1', 'COVIBE_HOSTED_URL must be an origin'],
    ['COVIBE_HOSTED_URL', 'https://me:secret@co-vibe.example', 'COVIBE_HOSTED_URL must be an'],
    ['COVIBE_HOSTED_URL', 'ftp://co-vibe.example', 'COVIBE_HOSTED_URL must be an origin'],
    ['HOST', '0.0.0.0', 'HOST=0.0.0.0 opens local-dev sign-in'],
    ['NODE_ENV', 'production', 'NODE_ENV=production with local-dev sign-in'],
  ])('with %s=%s is refused in one sentence', (name, value, sentence) => {
    const faults = faultsOf({ ...WORKING, [name]: value });
    expect(faults).toEqual([expect.stringContaining(sentence)]);
    expect(faults.join()).not.toContain('secret');
  });

  it('names all that is wrong at once', () => {
    const env = { PORT: 'x', COVIBE_AUTH_MODE: 'x', COVIBE_ALLOW_LAN: 'x', COVIBE_HOSTED_URL: 'x' };
    const faults = faultsOf(env);
    for (const name of [...Object.keys(env), 'DATABASE_URL']) {
      expect(faults.filter((fault) => fault.startsWith(name))).toHaveLength(1);
    }
    expect(faults).toHaveLength(5);
  });

  it('normalises the hosted address to its origin', () => {
    const env = { ...WORKING, COVIBE_HOSTED_URL: 'HTTPS://Co-Vibe.Example:443/' };
    expect(readConfig(env).hostedUrl).toBe('https://co-vibe.example');
  });

  it('opens local-dev sign-in to the network only when asked to', () => {
    const env = { ...WORKING, COVIBE_ALLOW_LAN: '1' };
    expect(readConfig(env)).toMatchObject({ host: '0.0.0.0', allowLan: true });
    expect(faultsOf({ ...env, NODE_ENV: 'production' })).toEqual([]);
    expect(readConfig({ ...WORKING, HOST: '::1' }).host).toBe('::1');
  });

  it('tells a port that was asked for from the default', () => {
    expect(readConfig({ ...WORKING, PORT: '3000' }).portIsExplicit).toBe(true);
  });
});
