import { MEMBERS, PROFILE } from '@covibe/contracts';
import { accessibilityFaults, expect, test } from './page-test.ts';
import { signInAs } from './sign-in.ts';

const SECTIONS = [
  'Profile',
  'Agent Setup',
  'MCP tokens',
  'Connected repos',
  'Edit guard',
  'Workspaces',
  'Members',
  'Danger zone',
];

/** One red pixel. */
const PIXEL = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg==',
  'base64',
);

test.describe('Settings of an admin', () => {
  test.use({ signedInAs: 'maren' });

  test('has a section of its own address for each matter, accessible in light and dark', async ({
    page,
  }) => {
    // Axe looks at each of them twice.
    test.setTimeout(120_000);
    await page.goto('/settings');
    await page.waitForURL('**/settings/profile');
    for (const title of SECTIONS) {
      const sections = page.getByRole('navigation', { name: 'Settings' });
      const link = sections.getByRole('link', { name: title });
      await link.click();
      await expect(link).toHaveAttribute('aria-current', 'page');
      await expect(page.getByRole('heading', { level: 2 }).first()).toBeVisible();
      expect(await accessibilityFaults(page), title).toEqual([]);
    }
    await page.goBack();
    await expect(page.getByRole('link', { name: 'Members' })).toHaveAttribute(
      'aria-current',
      'page',
    );
  });

  test('is gone through by the keyboard', async ({ page }) => {
    await page.goto('/settings/profile');
    await expect(page.getByRole('textbox', { name: 'Handle' })).toBeVisible();
    await page.getByRole('radio', { name: /^Public/ }).focus();
    await page.keyboard.press('ArrowRight');
    await expect(page.getByText('You are private now.')).toBeVisible();
    await page.keyboard.press('ArrowLeft');
    await expect(page.getByText('You are visible now.')).toBeVisible();
    await page.keyboard.press('g');
    await page.keyboard.press('s');
    await page.waitForURL('**/settings/profile');
  });

  test('keeps a photo, shows it in the account, and removes it', async ({ page }) => {
    await page.goto('/settings/profile');
    const account = page.getByRole('button', { name: 'Account of Maren Holt' }).first();
    await page
      .locator('input[type=file]')
      .setInputFiles({ name: 'me.png', mimeType: 'image/png', buffer: PIXEL });
    await page.getByRole('button', { name: 'Use this photo' }).click();
    await expect(page.getByText('Your photo is saved.')).toBeVisible();
    const photo = account.locator('img');
    await expect(photo).toBeVisible();
    expect(await photo.evaluate((img: HTMLImageElement) => img.naturalWidth)).toBeGreaterThan(0);
    await page.getByRole('button', { name: 'Remove', exact: true }).click();
    await expect(photo).toHaveCount(0);
  });

  test('refuses a file that is no photo before sending it', async ({ page }) => {
    await page.goto('/settings/profile');
    await page
      .locator('input[type=file]')
      .setInputFiles({ name: 'cv.pdf', mimeType: 'application/pdf', buffer: PIXEL });
    await expect(page.getByText('Choose a PNG, JPEG or WebP picture.')).toBeVisible();
  });

  test('shows what others change within a second, without losing what is being typed', async ({
    page,
    playwright,
    baseURL,
  }) => {
    await page.goto('/settings/members');
    const row = page.getByRole('row', { name: 'Inês Carvalho' });
    await expect(row).toBeVisible();
    await page.getByRole('searchbox', { name: 'Filter members' }).fill('ca');
    const theirs = await playwright.request.newContext({ baseURL });
    await signInAs(theirs, baseURL!, 'ines');
    const rename = (name: string) =>
      theirs.patch(PROFILE.change.path, { data: { name }, headers: { origin: baseURL! } });
    expect((await rename('Inês Carvalho Lima')).ok()).toBe(true);
    await expect(page.getByText('Inês Carvalho Lima')).toBeVisible({ timeout: 2_000 });
    await expect(page.getByRole('searchbox', { name: 'Filter members' })).toHaveValue('ca');
    await rename('Inês Carvalho');
    await expect(page.getByText('Inês Carvalho', { exact: true })).toBeVisible();
    await theirs.dispose();
  });
});

test.describe('a write that the server refuses', () => {
  test.use({
    signedInAs: 'maren',
    expectedComplaints: [[/409|500/], { scope: 'test' }],
  });

  test('is undone with the reason', async ({ page }) => {
    await page.route(`**${MEMBERS.list.path}/*/role`, async (route) => {
      await new Promise((later) => setTimeout(later, 400));
      await route.fulfill({
        status: 409,
        json: {
          error: 'Somebody else changed this.',
          code: 'members/changed',
          request_id: 'req_x',
        },
      });
    });
    await page.goto('/settings/members');
    const row = page.getByRole('row', { name: 'Tobias Okafor' });
    await expect(row.getByText('member', { exact: true })).toBeVisible();
    await page.getByRole('button', { name: 'What to do with Tobias Okafor' }).click();
    expect(await accessibilityFaults(page)).toEqual([]);
    await page.getByRole('menuitem', { name: 'Make an admin' }).click();
    await expect(row.getByText('admin', { exact: true })).toBeVisible({ timeout: 300 });
    await expect(page.getByText('Somebody else changed this.')).toBeVisible();
    await expect(row.getByText('member', { exact: true })).toBeVisible();
  });

  test('says at the field why a handle is not possible', async ({ page }) => {
    await page.goto('/settings/profile');
    const handle = page.getByRole('textbox', { name: 'Handle' });
    await handle.fill('yusuf');
    await page.getByRole('button', { name: 'Save' }).click();
    await expect(page.getByRole('alert').filter({ hasText: 'yusuf' })).toBeVisible();
    await expect(handle).toHaveAttribute('aria-invalid', 'true');
    await expect(handle).toBeFocused();
    expect(await accessibilityFaults(page)).toEqual([]);
  });

  test('shows a list that cannot be loaded with its request, and tries again', async ({ page }) => {
    await page.goto('/settings/profile');
    await page.route(`**${MEMBERS.list.path}`, (route) =>
      route.fulfill({
        status: 500,
        json: { error: 'The database is away.', code: 'internal', request_id: 'req_7' },
      }),
    );
    await page.getByRole('link', { name: 'Members' }).click();
    await expect(page.getByText('The list of members did not load')).toBeVisible();
    await expect(page.getByText('req_7')).toBeVisible();
    expect(await accessibilityFaults(page)).toEqual([]);
    await page.unroute(`**${MEMBERS.list.path}`);
    await page.getByRole('button', { name: 'Try again' }).click();
    await expect(page.getByRole('row', { name: 'Maren Holt' })).toBeVisible();
  });
});

test.describe('Settings of a member', () => {
  test.use({ signedInAs: 'tobias' });

  test('shows nothing that only admins may do', async ({ page }) => {
    await page.goto('/settings/members');
    await expect(page.getByText('Private teammate', { exact: true })).toBeVisible();
    await expect(page.getByText('Lena')).toHaveCount(0);
    await expect(page.getByText('@tidewater.example')).toHaveCount(0);
    for (const name of ['Invite', 'What to do with Maren Holt']) {
      await expect(page.getByRole('button', { name })).toHaveCount(0);
    }
    await expect(page.getByRole('link', { name: 'Danger zone' })).toHaveCount(0);
    expect(await accessibilityFaults(page)).toEqual([]);
    await page.getByRole('link', { name: 'Workspaces' }).click();
    await expect(page.getByText('you are here')).toBeVisible();
    for (const name of ['New workspace', 'Rename']) {
      await expect(page.getByRole('button', { name })).toHaveCount(0);
    }
  });

  test('is led away from the Danger zone', async ({ page }) => {
    await page.goto('/settings/danger');
    await page.waitForURL('**/settings/profile');
  });
});
