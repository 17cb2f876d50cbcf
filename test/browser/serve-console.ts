import { findChromium } from '../../tools/browser/chromium.ts';
import { seed } from '../../tools/seed/index.ts';
import { startThrowawayServer } from '../support/running-server.ts';

/** Starts the server the whole browser run shares, with the company of the dev seed on it; without a browser there is nothing to serve. */
export default async function serveConsole(): Promise<(() => Promise<void>) | undefined> {
  if (!findChromium()) return undefined;
  const server = await startThrowawayServer({}, ({ appUrl }) => seed(appUrl));
  process.env.COVIBE_BROWSER_ORIGIN = server.origin;
  process.env.COVIBE_BROWSER_OWNER_URL = server.ownerUrl;
  return () => server.stop();
}
