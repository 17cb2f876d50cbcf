import type { BrowserContext, Page } from '@playwright/test';
import { startThrowawayServer, type RunningServer } from '../support/running-server.ts';
import { WorkosStub } from '../support/workos-stub/index.ts';
import { makeToken, makeWorkspaceAndSwitch, resetWork, revokeToken } from './identity-journey.ts';
import { accessibilityFaults, expect, test } from './page-test.ts';

test.describe('a server whose people sign in with WorkOS', () => {
  let stub: WorkosStub;
  let server: RunningServer | undefined;

  // Signed out, the console asks who is there and is told nobody; then it leads to sign-in.
  test.use({ expectedComplaints: [/status of 401/] });

  test.beforeAll(async () => {
    stub = await WorkosStub.start();
    server = await startThrowawayServer(stub.env);
  });
  test.afterAll(async () => {
    await server?.stop();
    await stub.stop();
  });

  const origin = () => server?.origin ?? '';

  /** Asks for a page while signed out and picks somebody on the hosted page. */
  async function signIn(page: Page, email: string, path = '/settings/profile'): Promise<void> {
    await page.goto(origin() + path);
    await expect(page.getByRole('heading', { name: 'Sign in' })).toBeVisible();
    expect(page.url()).toContain(stub.url);
    await page.getByRole('link', { name: email, exact: true }).click();
  }

  async function elsewhere<T>(context: BrowserContext, work: (page: Page) => Promise<T>) {
    const other = await context.browser()!.newContext();
    try {
      return await work(await other.newPage());
    } finally {
      await other.close();
    }
  }

  test('goes from nothing to a company, a workspace, a teammate, a token and back', async ({
    page,
    context,
  }) => {
    test.setTimeout(240_000);
    stub.addUser('grace@kestrel.example', { first_name: 'Grace' });
    await signIn(page, 'grace@kestrel.example');
    await expect(page.getByRole('heading', { name: 'Set up your company' })).toBeVisible();
    await expect(page.getByText('grace@kestrel.example')).toBeVisible();
    expect(await accessibilityFaults(page)).toEqual([]);
    await page.getByLabel('Company').fill('Kestrel Labs');
    await page.getByLabel('Your name').fill('Grace Hopper');
    await page.getByRole('button', { name: 'Create the company' }).click();
    await page.waitForURL('**/settings/profile');

    await makeWorkspaceAndSwitch(page, 'Telemetry');

    await page.getByRole('link', { name: 'Members' }).click();
    await page.getByRole('button', { name: 'Invite' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('E-mail').fill('linus@kestrel.example');
    await dialog.getByRole('button', { name: 'Invite' }).click();
    await expect(dialog.getByText('gets a letter with a link')).toBeVisible();
    await dialog.getByRole('button', { name: 'Done' }).click();

    const linus = stub.addUser('linus@kestrel.example', { first_name: 'Linus' });
    const letter = [...stub.records.invitations.values()].at(-1);
    stub.records.addMembership(linus.id, letter?.organization_id ?? '', 'member');
    await elsewhere(context, async (theirs) => {
      await signIn(theirs, linus.email, '/settings/members');
      await theirs.getByRole('button', { name: 'Accept the invitation' }).click();
      await theirs.waitForURL('**/settings/members');
      await expect(theirs.getByRole('row', { name: 'Linus' })).toBeVisible();
      await expect(theirs.getByRole('button', { name: 'Invite' })).toHaveCount(0);
    });

    const token = await makeToken(page, 'Grace’s laptop');
    await revokeToken(page, 'Grace’s laptop', token);
    await resetWork(page, 'Kestrel Labs');

    await page.getByRole('button', { name: /Account/ }).click();
    await page.getByRole('menuitem', { name: 'Sign out' }).click();
    await page.waitForURL(`${origin()}/`);
    await page.goto(`${origin()}/settings`);
    await expect(page.getByRole('heading', { name: 'Sign in' })).toBeVisible();
  });

  test('asks a member of several organizations which one they mean', async ({ page }) => {
    const ada = stub.addUser('ada@two.example');
    for (const name of ['First & Co', 'Second']) stub.addOrganization(name, [ada]);
    await signIn(page, ada.email, '/auth/sign-in?returnTo=%2Factivity');
    await expect(page.getByRole('heading', { name: 'Choose an organization' })).toBeVisible();
    expect(await accessibilityFaults(page)).toEqual([]);
    await page.getByRole('link', { name: 'First & Co' }).click();
    await page.waitForURL('**/onboarding?returnTo=%2Factivity');
  });

  test.describe('when a sign-in does not come to its end', () => {
    test.use({ expectedComplaints: [/status of 40[01]/] });

    test('says so on a page that leads back', async ({ page }) => {
      await page.goto(`${origin()}/auth/sign-in`);
      await page.getByRole('link', { name: 'Cancel' }).click();
      await expect(page.getByRole('heading', { name: 'Sign-in stopped' })).toBeVisible();
      expect(await accessibilityFaults(page)).toEqual([]);
      await page.getByRole('link', { name: 'Sign in again' }).click();
      await expect(page.getByRole('heading', { name: 'Sign in' })).toBeVisible();
    });
  });
});
