import type { Page } from '@playwright/test';
import type { Picture } from './picture.ts';

/** The picture of the console is fetched when somebody scrolls to it. */
async function seeConsole(page: Page): Promise<void> {
  const shot = page.getByRole('img', { name: /Workstreams page/ });
  await shot.scrollIntoViewIfNeeded();
  await shot.evaluate((img) => (img as HTMLImageElement).decode());
  await page.evaluate(() => {
    scrollTo(0, 0);
  });
}

export const PICTURES: Picture[] = [
  { name: 'landing', path: '/', phone: true, fullPage: true, pose: seeConsole },
  { name: 'docs', path: '/docs', phone: true, fullPage: true },
  { name: 'docs-page', path: '/docs/engineering/architecture', phone: true, fullPage: true },
  { name: 'docs-search', path: '/docs/search?q=database' },
  {
    name: 'docs-contents',
    path: '/docs/product/getting-started',
    phone: true,
    pose: async (page) => {
      const button = page.getByRole('button', { name: 'Contents' });
      if (await button.isVisible()) await button.click();
    },
  },
  { name: 'docs-not-found', path: '/docs/nothing' },
  { name: 'not-found', path: '/nothing', phone: true },
];
