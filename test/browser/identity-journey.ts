import type { Page } from '@playwright/test';
import { accessibilityFaults, expect } from './page-test.ts';

const dialog = (page: Page) => page.getByRole('dialog');
const section = (page: Page, title: string) =>
  page.getByRole('navigation', { name: 'Settings' }).getByRole('link', { name: title });
const fromSettings = async (page: Page, title: string) => {
  await section(page, title).click();
  await expect(section(page, title)).toHaveAttribute('aria-current', 'page');
};

/** A second workspace, gone to by the switcher in the top bar. */
export async function makeWorkspaceAndSwitch(page: Page, name: string): Promise<void> {
  await fromSettings(page, 'Workspaces');
  await page.getByRole('button', { name: 'New workspace' }).click();
  await dialog(page).getByRole('textbox', { name: 'Workspace' }).fill(name);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('button', { name: `Switch to ${name}` })).toBeVisible();
  await page.getByRole('button', { name: /^Workspace / }).click();
  expect(await accessibilityFaults(page)).toEqual([]);
  await page.getByRole('menuitem', { name }).click();
  await expect(page.getByRole('button', { name: `Workspace ${name}. Switch` })).toBeVisible();
}

/** Makes a token for one agent; answers it as it is shown, this once. */
export async function makeToken(page: Page, name: string): Promise<string> {
  await fromSettings(page, 'MCP tokens');
  await page.getByRole('button', { name: 'New token' }).first().click();
  await dialog(page).getByLabel('Name').fill(name);
  await dialog(page).getByLabel('Agent').selectOption('claude-code');
  await dialog(page).getByLabel('Expires in').selectOption('30');
  expect(await accessibilityFaults(page)).toEqual([]);
  await dialog(page).getByRole('button', { name: 'Create token' }).click();
  const shown = dialog(page).getByLabel('The new token');
  await expect(shown).toBeVisible();
  expect(await accessibilityFaults(page)).toEqual([]);
  const token = (await shown.textContent())!;
  // What is shown once cannot be lost by a slip of the hand.
  await page.keyboard.press('Escape');
  await expect(shown).toBeVisible();
  await dialog(page).getByRole('button', { name: 'I have stored it' }).click();
  await expect(page.getByRole('row', { name }).getByText('Claude Code')).toBeVisible();
  return token;
}

export async function revokeToken(page: Page, name: string, token: string): Promise<void> {
  await page.getByRole('button', { name: `Revoke ${name}` }).click();
  const question = page.getByRole('alertdialog');
  await expect(question.getByRole('button', { name: 'Revoke the token' })).toBeDisabled();
  await question.getByRole('textbox').fill(token.slice(-4));
  expect(await accessibilityFaults(page)).toEqual([]);
  await question.getByRole('button', { name: 'Revoke the token' }).click();
  await expect(page.getByRole('row', { name })).toHaveCount(0);
  await page.getByRole('checkbox', { name: 'Show revoked and expired (1)' }).check();
  await expect(page.getByRole('row', { name }).getByText('revoked')).toBeVisible();
}

/** The Danger zone: asks for the exact name, then says what it deleted. */
export async function resetWork(page: Page, tenant: string): Promise<void> {
  await fromSettings(page, 'Danger zone');
  await page.getByRole('button', { name: 'Reset work data…' }).click();
  const question = page.getByRole('alertdialog');
  const go = question.getByRole('button', { name: 'Delete all work data' });
  await question.getByRole('textbox').fill(tenant.toLowerCase());
  await expect(go).toBeDisabled();
  await question.getByRole('textbox').fill(tenant);
  expect(await accessibilityFaults(page)).toEqual([]);
  await go.click();
  await expect(
    page.getByText(/rows? (was|were) deleted|There was nothing to delete/),
  ).toBeVisible();
  expect(await accessibilityFaults(page)).toEqual([]);
  await fromSettings(page, 'Workspaces');
  await expect(page.getByText('you are here')).toBeVisible();
}
