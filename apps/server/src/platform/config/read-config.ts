import { AUTH_MODES, type AuthMode } from '@covibe/contracts';
import { readEmbeddingsSettings } from './embeddings-settings.js';
import { readPaxelSettings } from './paxel-settings.js';
import { SettingReader } from './setting-reader.js';
import { ServerConfig } from './server-config.js';
import { readWorkosSettings } from './workos-settings.js';

const LOG_LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;
const LOOPBACK = new Set(['127.0.0.1', 'localhost', '::1']);

/** Reads and checks every setting; throws `ConfigFaults` that names all that is wrong at once. */
export function readConfig(env: NodeJS.ProcessEnv): ServerConfig {
  const read = new SettingReader(env);
  const authMode: AuthMode = read.choice('COVIBE_AUTH_MODE', AUTH_MODES, 'local-dev');
  const allowLan = read.flag('COVIBE_ALLOW_LAN');
  const production = read.text('NODE_ENV') === 'production';
  const host = read.text('HOST') ?? (allowLan ? '0.0.0.0' : '127.0.0.1');
  if (authMode === 'local-dev' && !LOOPBACK.has(host) && !allowLan) {
    read.fault(
      `HOST=${host} opens local-dev sign-in, which asks for no password, to the network. ` +
        'Set COVIBE_ALLOW_LAN=1 if that is meant, or COVIBE_AUTH_MODE=workos.',
    );
  }
  if (authMode === 'local-dev' && production && !allowLan) {
    read.fault(
      'NODE_ENV=production with local-dev sign-in. Set COVIBE_AUTH_MODE=workos, ' +
        'or COVIBE_ALLOW_LAN=1 if everybody who can reach this server may sign in as anybody.',
    );
  }
  const config = new ServerConfig({
    production,
    host,
    port: read.number('PORT', { least: 0, most: 65535, otherwise: 3000 }),
    portIsExplicit: read.text('PORT') !== undefined,
    databaseUrl: read.url('DATABASE_URL', ['postgres:', 'postgresql:']),
    authMode,
    hostedUrl: read.origin('COVIBE_HOSTED_URL'),
    allowLan,
    trustedProxyHops: read.number('COVIBE_TRUSTED_PROXY_HOPS', {
      least: 0,
      most: 10,
      otherwise: 0,
    }),
    logLevel: read.choice('COVIBE_LOG_LEVEL', LOG_LEVELS, 'info'),
    sessionStaleMinutes: read.number('COVIBE_SESSION_STALE_MINUTES', {
      least: 1,
      most: 1440,
      otherwise: 10,
    }),
    uploadDir: read.text('COVIBE_UPLOAD_DIR') ?? '.covibe-data/uploads',
    downloadsDir: read.text('COVIBE_DOWNLOADS_DIR') ?? 'dist/downloads',
    paxel: readPaxelSettings(read),
    embeddings: readEmbeddingsSettings(read),
    workos: readWorkosSettings(read),
  });
  read.finish();
  return config;
}
