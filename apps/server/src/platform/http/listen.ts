import { networkInterfaces } from 'node:os';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { PublicOrigin } from '../config/public-origin.js';
import type { ServerConfig } from '../config/server-config.js';

/** How far past the default port to look for a free one. */
const PORTS_TRIED = 50;

/** A start-up fault whose message is for the person at the terminal. */
export class PortTaken extends Error {}

/**
 * Listens on the asked-for port, or on the next free one after the default, and answers which.
 * Only an explicit port that is taken is a fault: somebody else relies on that number.
 */
export async function listen(
  app: NestFastifyApplication,
  { config, origin }: { config: ServerConfig; origin: PublicOrigin },
): Promise<number> {
  const lan = config.allowLan ? lanHosts() : [];
  for (let port = config.port; port <= config.port + PORTS_TRIED; port += 1) {
    try {
      await app.listen(port, config.host);
      const address = app.getHttpServer().address();
      const actual = typeof address === 'object' && address ? address.port : port;
      origin.listeningOn(actual, lan);
      return actual;
    } catch (fault) {
      if ((fault as { code?: string }).code !== 'EADDRINUSE') throw fault;
      if (config.portIsExplicit) throw new PortTaken(taken(port));
    }
  }
  throw new PortTaken(`No free port from ${config.port} to ${config.port + PORTS_TRIED}.`);
}

function taken(port: number): string {
  return `Port ${port} is taken by another program. Stop it, or set PORT to a free port.`;
}

function lanHosts(): string[] {
  return Object.values(networkInterfaces())
    .flat()
    .filter((face) => face !== undefined && !face.internal && face.family === 'IPv4')
    .map((face) => face?.address ?? '');
}
