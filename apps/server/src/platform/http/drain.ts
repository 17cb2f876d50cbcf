import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { LiveHub } from '../live/live-hub.js';
import { UsageEvents } from '../work-events/usage-events.js';

const PATIENCE_MS = 8_500;
const IDLE_CHECK_MS = 100;

/**
 * Stops without cutting anybody off: streams end with a retry hint, requests under way finish, what
 * was gathered is written, and only then are the modules closed.
 */
export async function drain(app: NestFastifyApplication): Promise<void> {
  const server = app.getHttpServer();
  app.get(LiveHub).drain();
  const idle = setInterval(() => server.closeIdleConnections(), IDLE_CHECK_MS);
  const patience = setTimeout(() => server.closeAllConnections(), PATIENCE_MS);
  try {
    await app.getHttpAdapter().getInstance().close();
    await app.get(UsageEvents).flush();
    await app.close();
  } finally {
    clearInterval(idle);
    clearTimeout(patience);
  }
}
