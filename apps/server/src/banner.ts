import type { ServerConfig } from './platform/config/server-config.js';
import type { PublicOrigin } from './platform/config/public-origin.js';
import { redirectFault } from './platform/config/workos-settings.js';

/** What a person wants to read after `npm start`, and nothing else. */
export function banner(config: ServerConfig, origin: PublicOrigin, port: number): string {
  const lines = [
    ['UI', origin.value],
    ['MCP', `${origin.value}/api/mcp`],
    ['Auth', config.authMode],
    ['Database', databaseInWords(config.databaseUrl)],
    ...origin.lanOrigins.map((lan) => ['LAN', lan]),
  ];
  const facts = lines.map(([name, value]) => `  ${`${name}:`.padEnd(10)} ${value}`);
  const warnings = startupWarnings(config, port).map((warning) => `  ! ${warning}`);
  return ['', ...facts, ...warnings, '', 'Co-Vibe is ready', ''].join('\n');
}

export function startupWarnings(config: ServerConfig, port: number): string[] {
  const warnings: string[] = [];
  if (!config.portIsExplicit && port !== config.port) {
    warnings.push(`Port ${config.port} was taken, so this server listens on ${port}.`);
  }
  if (config.allowLan && config.authMode === 'local-dev') {
    warnings.push(
      'COVIBE_ALLOW_LAN=1: everybody in this network can sign in as any developer. Use it among people you trust.',
    );
  }
  if (config.embeddings) {
    const { host } = new URL(config.embeddings.url);
    warnings.push(`Titles, scopes and descriptions of work are sent to ${host} for embeddings.`);
  }
  if (config.authMode === 'workos') warnings.push(...workosWarnings(config, port));
  return warnings;
}

function workosWarnings({ workos, hostedUrl }: ServerConfig, port: number): string[] {
  const { missing, redirectUri } = workos;
  const blocked = `Sign-in is blocked until this server is given ${missing.join(', ')}.`;
  const elsewhere =
    redirectUri && redirectFault(redirectUri, hostedUrl ?? `http://localhost:${port}`);
  return [...(missing.length > 0 ? [blocked] : []), ...(elsewhere ? [elsewhere] : [])];
}

/** Host, port and name; never the password. */
function databaseInWords(databaseUrl: string): string {
  const { hostname, port, pathname } = new URL(databaseUrl);
  return `PostgreSQL at ${hostname}:${port || '5432'}${pathname}`;
}
