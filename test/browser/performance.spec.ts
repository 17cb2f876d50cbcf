import { accessibilityFaults, expect, test } from './page-test.ts';

test.describe.configure({ timeout: 150_000 });

test.describe('Performance', () => {
  test.use({ signedInAs: 'maren' });

  test('leads from the team to a project and to a person, and back', async ({ page }) => {
    await page.goto('/performance');
    await expect(page.getByRole('heading', { name: 'By project' })).toBeVisible();
    expect(await accessibilityFaults(page)).toEqual([]);
    await page.getByRole('link', { name: 'harbor-server', exact: true }).click();
    await expect(page.getByRole('heading', { name: 'Who worked on it' })).toBeVisible();
    await expect(page).toHaveURL(/repo=harbor-server/);
    await page.getByRole('link', { name: 'Tobias Okafor' }).click();
    await expect(page.getByRole('heading', { name: 'Tobias Okafor' })).toBeVisible();
    await expect(page.getByText('@tobias')).toBeVisible();
    expect(await accessibilityFaults(page)).toEqual([]);
    await page.goBack();
    await expect(page).toHaveURL(/repo=harbor-server/);
  });

  test('keeps how far back it looks in the address, over both sections', async ({ page }) => {
    await page.goto('/performance');
    await page.getByText('7 days', { exact: true }).click();
    await expect(page).toHaveURL(/days=7/);
    await page.getByRole('link', { name: 'Developers', exact: true }).click();
    await expect(page).toHaveURL(/developers\?days=7/);
    await expect(page.getByRole('link', { name: 'Maren Holt (you)' })).toBeVisible();
    await expect(page.getByText('Lena Vogel')).toHaveCount(0);
    expect(await accessibilityFaults(page)).toEqual([]);
  });
});

test.describe('A profile that is nobody’s to see', () => {
  test.use({ signedInAs: 'maren', expectedComplaints: [/404 \(Not Found\)/] });

  test('says of a private teammate that there is nobody', async ({ page }) => {
    await page.goto('/performance/developers/lena');
    await expect(page.getByText('There is nobody of that name here')).toBeVisible();
    expect(await accessibilityFaults(page)).toEqual([]);
  });
});

test.describe('Paxel on a profile', () => {
  test.use({ signedInAs: 'ines' });

  test('is asked for, waits for the machine, and is cancelled', async ({ page }) => {
    await page.goto('/performance/developers/ines');
    const panel = page.locator('cv-paxel-panel');
    await panel.getByText('All repositories').click();
    await panel.getByLabel('Project name').fill('harbor');
    await panel.getByRole('button', { name: 'Run Paxel' }).click();
    await expect(panel.getByText('waiting for your machine')).toBeVisible();
    await expect(panel.getByText('all repositories, as “harbor”')).toBeVisible();
    expect(await accessibilityFaults(page)).toEqual([]);
    await panel.getByRole('button', { name: 'Cancel this run' }).click();
    await expect(panel.getByRole('button', { name: 'Run Paxel' })).toBeVisible();
  });

  test('shows a teammate what was shared, and nothing else', async ({ page }) => {
    await page.goto('/performance/developers/tobias');
    const panel = page.locator('cv-paxel-panel');
    await expect(panel.getByRole('link', { name: 'Open the report' })).toBeVisible();
    await expect(panel.getByRole('switch')).toHaveCount(0);
    await expect(panel.getByText('cancelled')).toHaveCount(0);
    await page.goto('/performance/developers/maren');
    await expect(panel.getByText('No report is shared.')).toBeVisible();
  });
});
