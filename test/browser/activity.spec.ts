import type { Page } from '@playwright/test';
import { accessibilityFaults, expect, test } from './page-test.ts';
import { cancelTask, median, planTask } from './planned-work.ts';
import { signInAs } from './sign-in.ts';

const entries = (page: Page) => page.locator('cv-timeline-entry');

/** Only against hangs: axe and a busy machine take their time. */
test.describe.configure({ timeout: 150_000 });

test.describe('Activity', () => {
  test.use({ signedInAs: 'maren' });

  test.beforeEach(async ({ page }) => {
    await page.goto('/workstreams');
    await page.locator('cv-board').waitFor();
    await page.keyboard.press('g');
    await page.keyboard.press('y');
    await expect(entries(page).first()).toBeVisible();
  });

  test('tells the days one after the other, accessibly in light and dark', async ({ page }) => {
    await expect(page).toHaveTitle('Activity · Co-Vibe');
    await expect(page.getByRole('heading', { name: 'Today' })).toBeVisible();
    expect(await accessibilityFaults(page)).toEqual([]);
  });

  test('goes on into the past as one scrolls', async ({ page }) => {
    const before = await entries(page).count();
    await expect(async () => {
      await page.mouse.wheel(0, 20_000);
      expect(await entries(page).count()).toBeGreaterThan(before + 100);
    }).toPass();
  });

  test('narrows by kind and person in the address, and exports the same', async ({ page }) => {
    await page.getByRole('combobox', { name: 'Kind' }).selectOption('task');
    await page.getByRole('combobox', { name: 'Person' }).selectOption('tobias');
    await expect(page).toHaveURL(/kind=task/);
    await expect(page).toHaveURL(/person=tobias/);
    await expect(entries(page).filter({ hasText: 'Maren Holt' })).toHaveCount(0);
    await expect(entries(page).filter({ hasText: 'Tobias Okafor' }).first()).toBeVisible();
    const waiting = page.waitForEvent('download');
    await page.getByRole('link', { name: 'NDJSON' }).click();
    const download = await waiting;
    const chunks: Buffer[] = [];
    for await (const chunk of await download.createReadStream()) chunks.push(chunk as Buffer);
    const lines = Buffer.concat(chunks).toString('utf8').trim().split('\n');
    expect(lines.length).toBeGreaterThan(10);
    const people = lines.map((line) => (JSON.parse(line) as Exported).actor?.handle);
    expect(new Set(people)).toEqual(new Set(['tobias']));
  });

  test('narrows by days, and says when nothing is left', async ({ page }) => {
    await page.getByLabel('to', { exact: true }).fill('2020-01-02');
    await expect(page.getByText('Nothing answers these filters')).toBeVisible();
    expect(await accessibilityFaults(page)).toEqual([]);
    await page.getByRole('button', { name: 'Clear filters' }).last().click();
    await expect(entries(page).first()).toBeVisible();
  });

  test('leads to the task of an event', async ({ page }) => {
    await page
      .getByRole('link', { name: 'Document the feed with three worked examples' })
      .first()
      .click();
    await expect(page).toHaveURL(/\/workstreams\?task=task_/);
    await expect(page.locator('cv-drawer')).toContainText('Examples are run by the tests');
  });

  test('shows within a second what somebody else did, moving nothing one points at', async ({
    page,
    browser,
    baseURL,
  }) => {
    const other = await browser.newContext();
    await signInAs(other.request, baseURL!, 'ines');
    await expect(page.locator('cv-live-pill')).toContainText('Live');
    const held = entries(page).filter({ hasText: 'Show the age of a position' }).first();
    await held.hover();
    const place = await held.boundingBox();
    const waits: number[] = [];
    for (let nth = 1; nth <= 5; nth++) {
      const title = `Between wind and water ${nth}`;
      const id = await planTask(other.request, baseURL!, title);
      const began = Date.now();
      await entries(page).filter({ hasText: title }).first().waitFor({ state: 'attached' });
      waits.push(Date.now() - began);
      await cancelTask(other.request, baseURL!, id);
    }
    expect(median(waits)).toBeLessThan(1_000);
    // A scroll can only be set in whole pixels.
    const moved = Math.abs(((await held.boundingBox())?.y ?? Infinity) - (place?.y ?? 0));
    expect(moved).toBeLessThanOrEqual(4);
    await other.close();
  });
});

interface Exported {
  actor: { handle: string } | null;
}
