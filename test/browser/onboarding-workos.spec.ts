import type { Page } from '@playwright/test';
import { type RunningServer, startThrowawayServer } from '../support/running-server.ts';
import { WorkosStub } from '../support/workos-stub/index.ts';
import { makeToken, makeWorkspaceAndSwitch, resetWork, revokeToken } from './identity-journey.ts';
import { accessibilityFaults, expect, test } from './page-test.ts';

/** The hosted page: an account, and the organization it wants to enter. */
async function choose(page: Page, email: string, organization: string): Promise<void> {
  const account = page.getByRole('listitem').filter({ hasText: email });
  await account.getByRole('link', { name: organization, exact: true }).click();
}

/** What the link in an invitation's letter does at WorkOS. */
async function openLetter(stub: WorkosStub, email: string): Promise<void> {
  const letter = [...stub.records.invitations.values()].find((one) => one.email === email);
  const reply = await fetch(`${stub.url}/user_management/invitations/${letter?.id}/accept`, {
    method: 'POST',
    headers: { authorization: `Bearer ${stub.apiKey}`, 'content-type': 'application/json' },
    body: '{}',
  });
  if (!reply.ok) throw new Error(`the letter answered ${await reply.text()}`);
}

test.describe('onboarding with WorkOS', () => {
  // The hosted page of the stub has no icon.
  test.use({ expectedComplaints: [[/404/], { scope: 'test' }] });

  let stub: WorkosStub;
  let server: RunningServer;

  test.beforeAll(async ({ launchOptions }) => {
    test.skip(!launchOptions.executablePath, 'no Chromium');
    stub = await WorkosStub.start();
    server = await startThrowawayServer(stub.env);
  });
  test.afterAll(async () => {
    await server?.stop();
    await stub?.stop();
  });

  test('goes from an account to a company, a letter, a token and back', async ({
    page,
    context,
  }) => {
    test.setTimeout(240_000);
    stub.addUser('grace@kestrel.example', { first_name: 'Grace', last_name: 'Hopper' });
    await page.goto(`${server.origin}/auth/sign-in?returnTo=%2Fsettings`);
    await page.getByRole('link', { name: 'grace@kestrel.example' }).click();
    await page.waitForURL('**/onboarding*');
    // What the provider knows is not asked again.
    await expect(page.getByLabel('Your name')).toHaveValue('Grace Hopper');
    await expect(page.getByText('grace@kestrel.example')).toBeVisible();
    await expect(page.getByLabel('E-mail')).toHaveCount(0);
    await page.getByLabel('Company').fill('Kestrel Labs');
    expect(await accessibilityFaults(page)).toEqual([]);
    await page.getByRole('button', { name: 'Create the company' }).click();
    await page.waitForURL((url) => !url.pathname.startsWith('/onboarding'));
    await page.goto(`${server.origin}/settings/profile`);
    await page.getByRole('button', { name: /^Send a reset link/ }).click();
    await expect(page.getByText('The letter is on its way')).toBeVisible();

    await makeWorkspaceAndSwitch(page, 'Telemetry');

    await page.getByRole('link', { name: 'Members' }).click();
    await page.getByRole('button', { name: 'Invite' }).click();
    const dialog = page.getByRole('dialog');
    await expect(dialog.getByLabel('Name')).toHaveCount(0);
    await dialog.getByLabel('E-mail').fill('linus@kestrel.example');
    await dialog.getByRole('button', { name: 'Invite' }).click();
    await expect(dialog.getByText('gets a letter')).toBeVisible();
    await dialog.getByRole('button', { name: 'Done' }).click();
    await expect(page.getByRole('listitem').filter({ hasText: 'linus@' })).toBeVisible();
    expect(await accessibilityFaults(page)).toEqual([]);

    await page.getByRole('button', { name: 'Create with password' }).click();
    await dialog.getByLabel('Name').fill('Barbara Liskov');
    await dialog.getByLabel('E-mail').fill('barbara@kestrel.example');
    await dialog.getByLabel('Initial password').fill('a long first password');
    expect(await accessibilityFaults(page)).toEqual([]);
    await dialog.getByRole('button', { name: 'Create account' }).click();
    await expect(page.getByRole('row', { name: 'Barbara Liskov' })).toBeVisible();

    const elsewhere = await context.browser()!.newContext();
    const theirs = await elsewhere.newPage();
    stub.addUser('linus@kestrel.example', { first_name: 'Linus', last_name: 'Park' });
    await openLetter(stub, 'linus@kestrel.example');
    await theirs.goto(`${server.origin}/auth/sign-in`);
    await choose(theirs, 'linus@kestrel.example', 'Kestrel Labs');
    await theirs.getByRole('button', { name: 'Accept the invitation' }).click();
    await theirs.waitForURL((url) => !url.pathname.startsWith('/onboarding'));
    await expect(page.getByRole('row', { name: 'Linus Park' })).toBeVisible();
    await elsewhere.close();

    const token = await makeToken(page, 'laptop');
    await revokeToken(page, 'laptop', token);
    await resetWork(page, 'Kestrel Labs');

    await page.getByRole('button', { name: 'Account of Grace Hopper' }).first().click();
    await expect(page.getByRole('menuitem', { name: 'Switch developer' })).toHaveCount(0);
    await page.getByRole('menuitem', { name: 'Sign out' }).click();
    await page.waitForURL((url) => !url.pathname.startsWith('/settings'));
  });

  test('names the admins to somebody nobody has invited, and creates nothing', async ({ page }) => {
    const admin = stub.addUser('ada@engines.example', { first_name: 'Ada', last_name: 'Lovelace' });
    const other = stub.addUser('bob@engines.example', { first_name: 'Bob' });
    stub.addOrganization('Engines', [admin, other]);
    await page.goto(`${server.origin}/auth/sign-in`);
    await choose(page, 'ada@engines.example', 'Engines');
    await expect(page.getByRole('heading', { name: /^Take over/ })).toBeVisible();
    await page.getByLabel('Company').fill('Engines');
    await page.getByRole('button', { name: 'Take over and enter' }).click();
    await page.waitForURL((url) => !url.pathname.startsWith('/onboarding'));
    await page.context().clearCookies();

    await page.goto(`${server.origin}/auth/sign-in`);
    await choose(page, 'bob@engines.example', 'Engines');
    await expect(page.getByRole('heading', { name: 'Ask for an invitation' })).toBeVisible();
    await expect(page.getByText('Ada Lovelace')).toBeVisible();
    expect(await accessibilityFaults(page)).toEqual([]);
    await page.getByRole('button', { name: 'I have been invited' }).click();
    await expect(page.getByRole('heading', { name: 'Ask for an invitation' })).toBeVisible();
  });
});
