/**
 * The `test` of every browser spec: skipped without a Chromium, and red when the page itself
 * complained (an exception, a refused script or style, a failed request of its own).
 */
import { AxeBuilder } from '@axe-core/playwright';
import { test as base, expect, type Page } from '@playwright/test';
import { findChromium } from '../../tools/browser/chromium.ts';
import { signInAs } from './sign-in.ts';

interface PageFixtures {
  browserFound: void;
  /** Complaints that are part of the story, such as the 404 a spec asks for. */
  expectedComplaints: RegExp[];
  complaints: string[];
  /** Handle of the developer of the seeded company who is signed in; nobody without. */
  signedInAs: string | undefined;
}

export const test = base.extend<PageFixtures>({
  browserFound: [
    // Playwright reads the names of needed fixtures from this pattern: none.
    async ({}, use, info) => {
      info.skip(!findChromium(), 'no Chromium');
      await use();
    },
    { auto: true },
  ],
  expectedComplaints: [[], { option: true }],
  signedInAs: [undefined, { option: true }],
  page: async ({ page, baseURL, signedInAs }, use) => {
    if (signedInAs) await signInAs(page.request, baseURL ?? '', signedInAs);
    await use(page);
  },
  complaints: [
    async ({ page, expectedComplaints }, use) => {
      const complaints: string[] = [];
      page.on('pageerror', (fault) => complaints.push(fault.message));
      page.on('console', (message) => {
        if (message.type() === 'error') complaints.push(message.text());
      });
      await use(complaints);
      const unexpected = complaints.filter(
        (complaint) => !expectedComplaints.some((pattern) => pattern.test(complaint)),
      );
      expect(unexpected).toEqual([]);
    },
    { auto: true },
  ],
});

/** An open menu floats outside of every landmark by nature; what is inside of it is still checked. */
const FLOATING = 'region: .cdk-overlay-container';

/** What another colour scheme can break; all else was looked at in the first. */
const OF_COLOUR = ['color-contrast', 'link-in-text-block'];

/** What axe finds on the page in each colour scheme, as short lines. */
export async function accessibilityFaults(page: Page): Promise<string[]> {
  const faults: string[] = [];
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    // No frames of other origins here: without them axe needs no second page to gather its results.
    const axe = new AxeBuilder({ page }).setLegacyMode();
    if (colorScheme === 'dark') axe.withRules(OF_COLOUR);
    const { violations } = await axe.analyze();
    for (const { id, nodes } of violations) {
      const lines = nodes.map(({ target }) => `${id}: ${target.join(' ')}`);
      faults.push(...lines.filter((line) => line !== FLOATING).map((l) => `${colorScheme}: ${l}`));
    }
  }
  return faults;
}

export { expect };
