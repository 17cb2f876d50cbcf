import { accessibilityFaults, expect, test } from './page-test.ts';

const picker = { name: 'Who are you?' } as const;

test.describe('the developer picker', () => {
  test('lists people by company, and returns to the page asked for', async ({ page }) => {
    await page.goto('/auth/sign-in?returnTo=%2Fsettings%2Ftokens');
    const company = page.getByRole('region', { name: 'Tidewater Robotics' });
    await expect(company.getByRole('button')).not.toHaveCount(0);
    expect(await accessibilityFaults(page)).toEqual([]);
    await company.getByRole('button', { name: 'Tobias Okafor' }).click();
    await page.waitForURL('**/settings/tokens');
    await expect(page.getByRole('heading', { name: 'MCP tokens' })).toBeVisible();
  });

  for (const elsewhere of ['https://evil.example/', '//evil.example', '/\\evil.example']) {
    test(`never leaves for ${elsewhere}`, async ({ page, baseURL }) => {
      await page.goto(`/auth/sign-in?returnTo=${encodeURIComponent(elsewhere)}`);
      await page.getByRole('button', { name: 'Tobias Okafor' }).click();
      await page.waitForURL('**/workstreams*');
      expect(new URL(page.url()).origin).toBe(baseURL);
    });
  }

  test('works by the keyboard alone', async ({ page }) => {
    await page.goto('/auth/sign-in?returnTo=%2Fsettings');
    await page.getByRole('button', { name: 'Maren Holt' }).focus();
    await page.keyboard.press('Enter');
    await page.waitForURL('**/settings/profile');
  });

  test('leads to a new company', async ({ page }) => {
    await page.goto('/auth/sign-in');
    await page.getByRole('link', { name: 'Set up a new company' }).click();
    await expect(page.getByRole('heading', { name: 'Set up your company' })).toBeVisible();
  });

  test('says when a join link is for nobody here', async ({ page }) => {
    await page.goto('/auth/sign-in?developer=dev_nobody');
    await expect(page.getByText('not on this server')).toBeVisible();
    expect(await accessibilityFaults(page)).toEqual([]);
  });
});

test.describe('somebody who is signed in', () => {
  test.use({ signedInAs: 'maren' });

  test('is sent on at once from sign-in', async ({ page }) => {
    await page.goto('/auth/sign-in?returnTo=%2Fsettings%2Fworkspaces');
    await page.waitForURL('**/settings/workspaces');
  });

  test('becomes somebody else by the account menu', async ({ page }) => {
    await page.goto('/settings');
    await page.getByRole('button', { name: 'Account of Maren Holt' }).first().click();
    await page.getByRole('menuitem', { name: 'Switch developer' }).click();
    await expect(page.getByRole('heading', picker)).toBeVisible();
    await expect(page.getByRole('button', { name: 'Continue as Maren Holt' })).toBeVisible();
    await page.getByRole('button', { name: 'Amara Diallo' }).click();
    await expect(page.getByRole('button', { name: 'Account of Amara Diallo' })).toBeVisible();
  });

  test('signs out, and back leads to sign-in instead of a page of theirs', async ({ page }) => {
    await page.goto('/settings/profile');
    await page.getByRole('button', { name: 'Account of Maren Holt' }).first().click();
    await page.getByRole('menuitem', { name: 'Sign out' }).click();
    await page.waitForURL((url) => !url.pathname.startsWith('/settings'));
    await page.goto('/settings/profile').catch(() => undefined);
    await page.waitForURL('**/auth/sign-in*');
    await expect(page.getByRole('heading', picker)).toBeVisible();
  });

  test.use({ expectedComplaints: [[/401/], { scope: 'test' }] });
});
