import { chmodSync } from 'node:fs';
import { findChromium } from '../../tools/browser/chromium.js';
import { PlantedTree } from './planted/tree.js';

const PLAYWRIGHT = 'node_modules/@playwright/test/cli.js';

describe('the browser of the tests', () => {
  const tree = new PlantedTree({
    'bin/google-chrome': '#!/bin/sh\n',
    'bin/chromium': 'no program',
  });
  const config = tree.realPath('test/browser/playwright.config.ts');

  afterAll(() => tree.fell());

  const suite = (env: Record<string, string>) =>
    tree.runWith(
      { CHROMIUM_PATH: '/nowhere/chromium', ...env },
      PLAYWRIGHT,
      'test',
      `--config=${config}`,
      '--reporter=line',
      'served.spec.ts',
    );

  it('is the one that is named, or none', () => {
    const named = `${tree.root}/bin/google-chrome`;
    chmodSync(named, 0o755);
    expect(findChromium({ CHROMIUM_PATH: named })).toBe(named);
    expect(findChromium({ CHROMIUM_PATH: '/nowhere/chromium', PATH: '/usr/bin' })).toBeUndefined();
  });

  it('is found in PATH, passing over what cannot be run', () => {
    const found = findChromium({ PATH: `${tree.root}/bin` });
    expect(['/usr/bin/chromium', `${tree.root}/bin/google-chrome`]).toContain(found);
  });

  it('is not needed: without one every browser test is skipped', async () => {
    const { code, output } = await suite({ REQUIRE_BROWSER: '' });
    expect(output).toMatch(/[1-9]\d* skipped/);
    expect(output).not.toMatch(/passed|failed/);
    expect(code).toBe(0);
  });

  it('is needed when REQUIRE_BROWSER=1', async () => {
    const { code, output } = await suite({ REQUIRE_BROWSER: '1' });
    expect(output).toContain('REQUIRE_BROWSER=1, but no Chromium was found');
    expect(code).not.toBe(0);
  });
});
