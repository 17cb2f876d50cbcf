import { findChromium } from '../../tools/browser/chromium.ts';
import { startThrowawayServer } from '../support/running-server.ts';

/** Starts the server the whole browser run shares; without a browser there is nothing to serve. */
export default async function serveConsole(): Promise<(() => Promise<void>) | undefined> {
  if (!findChromium()) return undefined;
  const server = await startThrowawayServer();
  process.env.COVIBE_BROWSER_ORIGIN = server.origin;
  process.env.COVIBE_BROWSER_OWNER_URL = server.ownerUrl;
  return () => server.stop();
}
