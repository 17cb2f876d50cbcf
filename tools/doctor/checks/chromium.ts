import { findChromium } from '../../browser/chromium.ts';
import { type Check, info, ok } from '../finding.ts';

export const chromium: Check = () => {
  const path = findChromium();
  if (path) return Promise.resolve([ok(`Browser for tests and pictures: ${path}`)]);
  return Promise.resolve([
    info(
      'No Chromium was found: `npm test` skips the browser tests',
      'Install one (`apt-get install chromium`) or name it in CHROMIUM_PATH.',
    ),
  ]);
};
