import type { Page } from '@playwright/test';
import { accessibilityFaults, expect, test } from './page-test.ts';
import { signInAs } from './sign-in.ts';

/** An address of the console that no page of this set answers. */
const NO_PAGE = '/analytics';

const theme = (page: Page) =>
  page.evaluate(() => document.documentElement.dataset['theme'] ?? null);
const background = (page: Page) =>
  page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);

test.describe('the shell, signed out', () => {
  // The browser itself reports the 401 that tells the console so.
  test.use({ expectedComplaints: [[/401/], { scope: 'test' }] });

  test('leads to sign-in, and keeps the page to come back to', async ({ page }) => {
    await page.goto(`${NO_PAGE}?range=7d`);
    await page.waitForURL(/\/auth\/sign-in\?returnTo=%2Fanalytics%3Frange%3D7d$/);
  });
});

test.describe('the shell, signed in', () => {
  test.beforeEach(async ({ page, baseURL }) => {
    await signInAs(page.request, baseURL!, 'maren');
    await page.goto(NO_PAGE);
    await expect(page.getByRole('heading', { name: 'This page does not exist' })).toBeVisible();
  });

  test('says which page does not exist, accessibly in light and dark', async ({ page }) => {
    await expect(page.locator('main code')).toHaveText(NO_PAGE);
    await expect(page).toHaveTitle('Not found · Co-Vibe');
    expect(await accessibilityFaults(page)).toEqual([]);
  });

  test('finds and runs a command by the keyboard alone', async ({ page }) => {
    await page.keyboard.press('Control+k');
    await expect(page.getByRole('combobox', { name: 'Search and run a command' })).toBeFocused();
    expect(await accessibilityFaults(page)).toEqual([]);
    await page.keyboard.type('keyb');
    await page.keyboard.press('Enter');
    await expect(page.getByRole('dialog', { name: 'Keyboard shortcuts' })).toBeVisible();
    expect(await accessibilityFaults(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await expect(page.getByRole('dialog')).toHaveCount(0);
  });

  test('opens its account menu by keyboard and gives the focus back', async ({ page }) => {
    const account = page.getByRole('button', { name: /^Account of/ }).filter({ visible: true });
    await account.focus();
    await page.keyboard.press('Enter');
    await expect(page.getByRole('menuitem').first()).toBeFocused();
    expect(await accessibilityFaults(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await expect(account).toBeFocused();
  });

  test('skips to the content with the first Tab', async ({ page }) => {
    await page.keyboard.press('Tab');
    await expect(page.getByRole('link', { name: 'Skip to content' })).toBeFocused();
    await page.keyboard.press('Enter');
    await expect(page.locator('main')).toBeFocused();
  });

  test('follows the system until a theme is chosen, then remembers it', async ({ page }) => {
    await page.emulateMedia({ colorScheme: 'dark' });
    const dark = await background(page);
    await page.emulateMedia({ colorScheme: 'light' });
    const light = await background(page);
    expect(dark).not.toBe(light);
    await page.getByRole('button', { name: 'Switch to dark' }).click();
    expect([await theme(page), await background(page)]).toEqual(['dark', dark]);
    await page.reload();
    expect([await theme(page), await background(page)]).toEqual(['dark', dark]);
  });

  test('says that it is live, and when the network is gone', async ({ page, context }) => {
    const pill = page.locator('cv-live-pill');
    await expect(pill).toContainText('Live');
    await context.setOffline(true);
    await expect(pill).toContainText('Offline');
    await context.setOffline(false);
    await expect(pill).toContainText('Live');
  });
});

test.describe('the shell, when something is missing', () => {
  test.use({
    expectedComplaints: [
      [/Failed to load resource/, /dynamically imported module/],
      { scope: 'test' },
    ],
  });

  test.beforeEach(async ({ page, baseURL }) => {
    await signInAs(page.request, baseURL!, 'maren');
  });

  test('shows the remembered theme before any of the app has run', async ({ page }) => {
    await page.addInitScript(() => localStorage.setItem('covibe.theme', 'dark'));
    await page.route(/\/(main|chunk)-[^/]*\.js$/, (route) => route.abort());
    await page.emulateMedia({ colorScheme: 'light' });
    await page.goto(NO_PAGE);
    expect(await theme(page)).toBe('dark');
    expect(await background(page)).toBe('rgb(11, 12, 14)');
  });

  test('waits for a server that cannot be reached, and opens when it can', async ({ page }) => {
    await page.route('**/api/session', (route) => route.abort());
    await page.goto(NO_PAGE);
    await expect(page.getByRole('heading', { name: 'Co-Vibe cannot be reached' })).toBeVisible();
    expect(await accessibilityFaults(page)).toEqual([]);
    await page.unroute('**/api/session');
    await expect(page.getByText('This page does not exist')).toBeVisible({ timeout: 15_000 });
  });

  test('offers the newer version when a part of the page is gone', async ({ page }) => {
    await page.goto(NO_PAGE);
    await expect(page.getByText('This page does not exist')).toBeVisible();
    await page.route(/\.js$/, (route) => route.fulfill({ status: 404, body: '' }));
    const gone = page.waitForResponse(/\.js$/);
    await page.keyboard.press('Control+k');
    expect((await gone).status()).toBe(404);
    const banner = page.getByRole('alert');
    await expect(banner).toContainText('A newer version of Co-Vibe is ready.');
    await page.unroute(/\.js$/);
    // The old page shows the same words until the new one has come.
    const reloaded = page.waitForEvent('load');
    await banner.getByRole('button', { name: 'Reload' }).click();
    await reloaded;
    await expect(page.getByText('This page does not exist')).toBeVisible();
    await expect(banner).toHaveText('');
  });
});
