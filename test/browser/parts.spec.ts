import type { Page } from '@playwright/test';
import { GALLERY } from '../../tools/build/gallery.ts';
import { buildStale } from '../../tools/build/outputs.ts';
import { accessibilityFaults, expect, test } from './page-test.ts';
import { serveGallery } from './pictures/gallery-server.ts';
import { signInAs } from './sign-in.ts';

const press = (page: Page, name: string | RegExp) => page.getByRole('button', { name }).click();

test.describe('the parts', () => {
  let gallery: Awaited<ReturnType<typeof serveGallery>>;

  test.beforeAll(async ({ baseURL }) => {
    // Without a Chromium nothing is served, and every test here is skipped.
    if (!baseURL) return;
    test.setTimeout(180_000);
    await buildStale(new AbortController().signal, [GALLERY]);
    gallery = await serveGallery(baseURL);
  });

  test.afterAll(() => gallery?.stop());

  const visit = async (page: Page, tab: string) => {
    await signInAs(page.request, gallery.origin, 'maren');
    await page.goto(`${gallery.origin}/ui?tab=${tab}`);
    await expect(page.getByRole('heading', { name: 'Parts' })).toBeVisible();
  };

  test('for typing and choosing are accessible, toasts included', async ({ page }) => {
    await visit(page, 'controls');
    await press(page, 'Save profile');
    await press(page, 'Save with a fault');
    await expect(page.getByText('Not saved: the handle')).toBeVisible();
    expect(await accessibilityFaults(page)).toEqual([]);
  });

  test('that ask before destructive work hold the keyboard until they are answered', async ({
    page,
  }) => {
    await visit(page, 'controls');
    await press(page, 'Reset…');
    const dialog = page.getByRole('alertdialog', { name: 'Reset all work data?' });
    await expect(dialog.getByRole('textbox')).toBeFocused();
    expect(await accessibilityFaults(page)).toEqual([]);
    for (let presses = 0; presses < 6; presses++) {
      await page.keyboard.press('Tab');
      await expect(dialog.locator(':focus')).toHaveCount(1);
    }
    await page.keyboard.press('Escape');
    await expect(page.getByRole('button', { name: 'Reset…' })).toBeFocused();
  });

  test('that open a menu are accessible while it is open', async ({ page }) => {
    await visit(page, 'controls');
    await press(page, 'More for this member');
    await expect(page.getByRole('menuitem', { name: 'Change role' })).toBeVisible();
    expect(await accessibilityFaults(page)).toEqual([]);
  });

  test('that show the states of a list are accessible, and so is the banner', async ({ page }) => {
    await visit(page, 'states');
    await press(page, 'Show a fault of the whole page');
    await expect(page.getByRole('alert').filter({ hasText: 'req_01J9ZK3T7Q' })).toHaveCount(2);
    expect(await accessibilityFaults(page)).toEqual([]);
  });

  test('draw fewer than 60 of 2,000 rows, wherever the table is scrolled to', async ({ page }) => {
    await visit(page, 'table');
    const rows = page.locator('tr[data-row]');
    expect(await rows.count()).toBeLessThan(60);
    await page.getByRole('region', { name: 'Work' }).evaluate((box) => box.scrollTo(0, 30_000));
    await expect(page.locator('tr[data-row="940"]')).toBeVisible();
    expect(await rows.count()).toBeLessThan(60);
    expect(await accessibilityFaults(page)).toEqual([]);
  });

  test('let the keyboard filter a table, sort it, and walk its rows in view', async ({ page }) => {
    await visit(page, 'table');
    await page.keyboard.press('/');
    await page.keyboard.type('hopper');
    await expect(page.getByText(/^\d+ tasks$/)).not.toHaveText('2000 tasks');
    await page.getByRole('button', { name: 'Files' }).focus();
    await page.keyboard.press('Enter');
    await expect(page.getByRole('columnheader', { name: 'Files' })).toHaveAttribute(
      'aria-sort',
      'ascending',
    );
    await page.locator('tr[data-row="0"] a').focus();
    for (let row = 0; row < 40; row++) await page.keyboard.press('ArrowDown');
    await expect(page.locator('tr[data-row="40"] a')).toBeFocused();
    await expect(page.locator('tr[data-row="40"]')).toBeInViewport({ ratio: 1 });
  });
});
