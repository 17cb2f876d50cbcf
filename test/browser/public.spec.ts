import { accessibilityFaults, expect, test } from './page-test.ts';

const STARTED = '/docs/product/getting-started';

test.describe('the landing page', () => {
  test('says what Co-Vibe does and has nothing that axe minds, in light and dark', async ({
    page,
  }) => {
    await page.goto('/');
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(
      'Know what every agent is working on',
    );
    await expect(page.locator('pre')).toContainText('npm start');
    expect(await accessibilityFaults(page)).toEqual([]);
  });

  test('fits a phone without sideways scrolling', async ({ page }) => {
    for (const path of ['/', '/docs', STARTED, '/docs/engineering/architecture']) {
      await page.setViewportSize({ width: 360, height: 740 });
      await page.goto(path);
      const beyond = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      expect(beyond, path).toBeLessThanOrEqual(0);
    }
  });

  test('keeps the theme that was chosen, on every page, without a flash', async ({ page }) => {
    await page.emulateMedia({ colorScheme: 'dark' });
    await page.goto('/');
    const background = () =>
      page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);
    const dark = await background();
    await page.getByRole('button', { name: 'Theme: system. Change it.' }).click();
    await expect(page.getByRole('button', { name: 'Theme: light. Change it.' })).toBeVisible();
    const light = await background();
    expect(light).not.toBe(dark);
    await page.goto(STARTED, { waitUntil: 'commit' });
    await page.waitForSelector('h1');
    expect(await background()).toBe(light);
  });

  test('shows the console in the theme of the reader, and fetches only that picture', async ({
    page,
  }) => {
    const fetched: string[] = [];
    page.on('request', (request) => fetched.push(request.url()));
    await page.emulateMedia({ colorScheme: 'dark' });
    await page.goto('/');
    const shot = page.getByRole('img', { name: /Workstreams page/ });
    await shot.scrollIntoViewIfNeeded();
    await expect(shot).toHaveAttribute('src', /desktop-dark/);
    await expect
      .poll(() => shot.evaluate((img) => (img as HTMLImageElement).naturalWidth))
      .toBeGreaterThan(1000);
    expect(fetched.filter((url) => url.endsWith('.webp'))).toHaveLength(1);
    await page.getByRole('button', { name: 'Theme: system. Change it.' }).click();
    await expect(shot).toHaveAttribute('src', /desktop-light/);
  });

  test('is whole without JavaScript', async ({ browser, baseURL }) => {
    const context = await browser.newContext({ javaScriptEnabled: false, baseURL });
    const page = await context.newPage();
    await page.goto('/');
    await page.getByRole('link', { name: 'Get started', exact: true }).first().click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Getting started');
    await page.getByRole('searchbox').fill('row-level');
    await page.getByRole('searchbox').press('Enter');
    await expect(page).toHaveURL(/\/docs\/search\?q=row-level$/);
    await expect(page.getByRole('status')).toContainText('“row-level”');
    await context.close();
  });
});

test.describe('the documentation', () => {
  test('has nothing that axe minds, in light and dark', async ({ page }) => {
    for (const path of [
      '/docs',
      STARTED,
      '/docs/engineering/architecture',
      '/docs/search?q=data',
    ]) {
      await page.goto(path);
      expect(await accessibilityFaults(page), path).toEqual([]);
    }
  });

  test('is searched from the keyboard', async ({ page }) => {
    await page.goto('/docs');
    await page.keyboard.press('/');
    await page.keyboard.type('getting started');
    await page.keyboard.press('Enter');
    await page.getByRole('article').getByRole('link', { name: 'Getting started' }).click();
    await expect(page).toHaveURL(new RegExp(`${STARTED}$`));
  });

  test('marks the section that is being read', async ({ page }) => {
    await page.goto(STARTED);
    const toc = page.getByRole('navigation', { name: 'On this page' });
    await toc.getByRole('link', { name: 'Test it' }).click();
    await expect(page).toHaveURL(/#test-it$/);
    await expect(page.getByRole('heading', { name: 'Test it' })).toBeInViewport();
    await expect(toc.getByRole('link', { name: 'Test it' })).toHaveAttribute(
      'aria-current',
      'true',
    );
  });

  test('copies a command', async ({ page, context }) => {
    await context.grantPermissions(['clipboard-read', 'clipboard-write']);
    await page.goto(STARTED);
    const box = page.locator('.code-box').filter({ hasText: 'npm start' }).first();
    await box.hover();
    await box.getByRole('button', { name: 'Copy' }).click();
    await expect(box.getByRole('button', { name: 'Copied' })).toBeVisible();
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe('npm start');
  });

  test('opens its contents over the page on a phone', async ({ page }) => {
    await page.setViewportSize({ width: 390, height: 844 });
    await page.goto(STARTED);
    const contents = page.getByRole('navigation', { name: 'Documentation' });
    await expect(contents).toBeHidden();
    await page.getByRole('button', { name: 'Contents' }).click();
    await expect(contents).toBeVisible();
    expect(await accessibilityFaults(page)).toEqual([]);
    await contents.getByRole('link', { name: 'Architecture' }).click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Architecture');
  });

  test('gives its markdown', async ({ page, request }) => {
    await page.goto(STARTED);
    const link = page.getByRole('link', { name: 'View as .md' });
    const reply = await request.get((await link.getAttribute('href')) ?? '');
    expect(await reply.text()).toMatch(/^# Getting started\n/);
  });
});

test.describe('an address with nothing', () => {
  test.use({ expectedComplaints: [/404/] });

  test('says so in the look of the site', async ({ page }) => {
    for (const path of ['/nothing', '/docs/nothing']) {
      const reply = await page.goto(path);
      expect(reply?.status()).toBe(404);
      await expect(page.getByRole('heading', { level: 1 })).toContainText(/Nothing|no such page/);
      expect(await accessibilityFaults(page), path).toEqual([]);
    }
  });
});
