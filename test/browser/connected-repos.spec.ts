import { HOOKS, MACHINES } from '@covibe/contracts';
import type { Page } from '@playwright/test';
import pg from 'pg';
import { accessibilityFaults, expect, test } from './page-test.ts';

const card = (page: Page, name: string | RegExp) => page.getByRole('article', { name });

test.describe('Connected repos of an admin', () => {
  test.use({ signedInAs: 'maren' });

  test('shows every machine, and of others no name that is not synced', async ({ page }) => {
    test.setTimeout(120_000);
    await page.goto('/settings/repos');
    const mine = card(page, 'maren-laptop');
    await expect(mine.getByText('tide-tables')).toBeVisible();
    await expect(mine.getByText('garden-planner')).toBeVisible();
    await expect(mine.getByText('connected', { exact: true })).toBeVisible();
    const theirs = card(page, 'okafor-workstation of @tobias');
    await expect(theirs.getByText('harbor-server')).toBeVisible();
    await expect(theirs.getByText('2 names kept private')).toBeVisible();
    await expect(page.getByText('home-automation')).toHaveCount(0);
    await expect(page.getByText('choir')).toHaveCount(0);
    expect(await accessibilityFaults(page)).toEqual([]);
  });

  test('forgets a machine that fell silent, and only asks that of such a one', async ({ page }) => {
    await page.goto('/settings/repos');
    const silent = card(page, 'ines-macbook of @ines');
    await expect(silent.getByText('silent', { exact: true })).toBeVisible();
    await expect(card(page, 'maren-laptop').getByRole('button')).toHaveCount(0);
    await silent.getByRole('button', { name: 'Forget ines-macbook of @ines' }).click();
    await expect(silent).toHaveCount(0);
    await expect(page.getByText('ines-macbook is forgotten')).toBeVisible();
    await page.reload();
    await expect(card(page, 'maren-laptop')).toBeVisible();
    await expect(silent).toHaveCount(0);
  });

  test('shows a new machine within a second, without a reload', async ({ page }) => {
    await page.goto('/settings/repos');
    await expect(card(page, 'maren-laptop')).toBeVisible();
    await plantMachine('fresh-from-the-box');
    await expect(card(page, /^fresh-from-the-box/)).toBeVisible({ timeout: 2_000 });
  });

  test('says what makes a machine appear while there is none', async ({ page }) => {
    await page.route(`**${MACHINES.list.path}*`, (route) =>
      route.fulfill({ json: { machines: [], next_cursor: null } }),
    );
    await page.goto('/settings/repos');
    await expect(page.getByText('No machine reports yet')).toBeVisible();
    await expect(page.getByText('covibe-local setup')).toBeVisible();
    expect(await accessibilityFaults(page)).toEqual([]);
  });
});

test.describe('Connected repos of a member', () => {
  test.use({ signedInAs: 'tobias' });

  test('are those of their own machines, with every name', async ({ page }) => {
    await page.goto('/settings/repos');
    await expect(page.getByText('home-automation')).toBeVisible();
    await expect(page.getByText('covibe-local include')).toBeVisible();
    await expect(page.getByRole('article', { name: / of / })).toHaveCount(0);
    await expect(card(page, 'maren-laptop')).toHaveCount(0);
  });
});

test.describe('The edit guard', () => {
  test.describe('of an admin', () => {
    test.use({ signedInAs: 'maren' });

    test('is chosen by keyboard, and stays chosen', async ({ page }) => {
      await page.goto('/settings/guard');
      await expect(page.getByRole('radio', { name: /^Warn/ })).toBeChecked();
      expect(await accessibilityFaults(page)).toEqual([]);
      await page.getByRole('radio', { name: /^Warn/ }).focus();
      await page.keyboard.press('ArrowRight');
      await expect(page.getByText('Agents ask from now on.')).toBeVisible();
      await page.reload();
      await expect(page.getByRole('radio', { name: /^Ask/ })).toBeChecked();
      await page.getByRole('radio', { name: /^Ask/ }).focus();
      await page.keyboard.press('ArrowLeft');
      await expect(page.getByText('Agents are warned from now on.')).toBeVisible();
    });

    test('goes back with the reason when the server refuses', async ({ page }) => {
      await page.route(`**${HOOKS.setGuard.path}`, async (route) => {
        if (route.request().method() === 'GET') return route.fallback();
        const json = { error: 'Not now.', code: 'test/refused', request_id: 'req_1' };
        return route.fulfill({ status: 409, json });
      });
      await page.goto('/settings/guard');
      await page.getByRole('radio', { name: /^Deny/ }).click();
      await expect(page.getByText('Not now.')).toBeVisible();
      await expect(page.getByRole('radio', { name: /^Warn/ })).toBeChecked();
    });
    test.use({ expectedComplaints: [/409/] });
  });

  test.describe('of a member', () => {
    test.use({ signedInAs: 'ines' });

    test('is read and not chosen', async ({ page }) => {
      await page.goto('/settings/guard');
      await expect(page.getByRole('radio', { name: /^Deny/ })).toBeDisabled();
      await expect(page.getByText('an admin chooses')).toBeVisible();
      expect(await accessibilityFaults(page)).toEqual([]);
    });
  });
});

/** As its first beat would write it, with the notice that wakes open pages. */
async function plantMachine(name: string): Promise<void> {
  const owner = new pg.Client({ connectionString: process.env.COVIBE_BROWSER_OWNER_URL });
  await owner.connect();
  try {
    await owner.query(
      `insert into machines (workspace_id, id, developer_id, machine, companion_version,
                             first_seen_at, last_seen_at)
       select workspace_id, 'mach_' || $1::text, developer_id, $1, '1.4.0', now(), now()
         from machines where machine = 'okafor-workstation'`,
      [name],
    );
    await owner.query(
      `select pg_notify('covibe_live', json_build_object('w', workspace_id, 't', 'machine')::text)
         from machines where machine = $1`,
      [name],
    );
  } finally {
    await owner.end();
  }
}
