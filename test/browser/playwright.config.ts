import { defineConfig } from '@playwright/test';
import { CHROMIUM_FLAGS, findChromium } from '../../tools/browser/chromium.ts';

const executablePath = findChromium();
if (!executablePath && process.env.REQUIRE_BROWSER === '1') {
  throw new Error('REQUIRE_BROWSER=1, but no Chromium was found: name one in CHROMIUM_PATH.');
}

/** One server for the run, on a database that is thrown away; one file a page. */
export default defineConfig({
  testDir: '.',
  outputDir: '../../test-results',
  globalSetup: './serve-console.ts',
  // On two cores: a page waits as often as it works.
  workers: 3,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  forbidOnly: process.env.CI === 'true',
  use: {
    // Set by serve-console.ts before the workers read this file.
    baseURL: process.env.COVIBE_BROWSER_ORIGIN,
    launchOptions: { executablePath, args: CHROMIUM_FLAGS },
    viewport: { width: 1440, height: 900 },
    // Nothing that moves is drawn again and again by the processor.
    contextOptions: { reducedMotion: 'reduce' },
    screenshot: 'only-on-failure',
  },
});
