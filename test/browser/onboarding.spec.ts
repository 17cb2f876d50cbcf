import { LOCAL_AUTH } from '@covibe/contracts';
import { makeToken, makeWorkspaceAndSwitch, resetWork, revokeToken } from './identity-journey.ts';
import { accessibilityFaults, expect, test } from './page-test.ts';

test.describe('onboarding on a local-dev server', () => {
  test('goes from nothing to a company, a workspace, a teammate, a token and back', async ({
    page,
    context,
  }) => {
    test.setTimeout(240_000);
    const company = `Kestrel Labs ${Date.now()}`;
    await page.goto('/onboarding?returnTo=%2Fsettings');
    await expect(page.getByRole('heading', { name: 'Set up your company' })).toBeVisible();
    expect(await accessibilityFaults(page)).toEqual([]);
    await page.getByLabel('Company').fill(company);
    await page.getByLabel('Your name').fill('Grace Brewster Höpper');
    await expect(page.getByLabel('Handle')).toHaveValue('grace-brewster-hopper');
    await page.getByLabel('E-mail').fill('grace@kestrel.example');
    await page.getByRole('button', { name: 'Create the company' }).click();
    await page.waitForURL('**/settings/profile');
    await expect(page.getByRole('textbox', { name: 'Handle' })).toHaveValue(
      'grace-brewster-hopper',
    );

    await makeWorkspaceAndSwitch(page, 'Telemetry');

    await page.getByRole('link', { name: 'Members' }).click();
    await page.getByRole('button', { name: 'Invite' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('E-mail').fill('linus@kestrel.example');
    await dialog.getByLabel('Name').fill('Linus Park');
    await dialog.getByRole('checkbox', { name: 'Main' }).check();
    expect(await accessibilityFaults(page)).toEqual([]);
    await dialog.getByRole('button', { name: 'Invite' }).click();
    const link = (await dialog.getByLabel('Join link').textContent())!;
    expect(await accessibilityFaults(page)).toEqual([]);
    await dialog.getByRole('button', { name: 'Done' }).click();
    await expect(page.getByRole('row', { name: 'Linus Park' })).toContainText('Main, Telemetry');

    // Somebody else opens the link in a browser of their own.
    const elsewhere = await context.browser()!.newContext();
    const theirs = await elsewhere.newPage();
    await theirs.goto(link);
    await theirs.getByRole('button', { name: 'Continue as Linus Park' }).click();
    await theirs.waitForURL('**/workstreams*');
    await theirs.goto('/settings/members');
    await expect(theirs.getByRole('row', { name: 'Linus Park' })).toBeVisible();
    await expect(theirs.getByRole('button', { name: 'Invite' })).toHaveCount(0);
    await expect(theirs.getByRole('link', { name: 'Danger zone' })).toHaveCount(0);
    await elsewhere.close();

    const token = await makeToken(page, 'Grace’s laptop');
    expect(token).toMatch(/^cv_[0-9A-Za-z]{36}$/);
    await revokeToken(page, 'Grace’s laptop', token);
    await resetWork(page, company);
  });

  test('says at each field what is missing, and takes the keyboard to the first', async ({
    page,
  }) => {
    await page.goto('/onboarding');
    await page.getByLabel('Your name').fill('Ada');
    await page.getByLabel('Handle').fill('Ada Lovelace');
    await page.keyboard.press('Enter');
    await expect(page.getByLabel('Company')).toBeFocused();
    await expect(page.getByText('Give your company a name.')).toBeVisible();
    await expect(page.getByText('Enter a whole e-mail address.')).toBeVisible();
    await expect(page.getByText('Use lower-case letters, digits')).toBeVisible();
    expect(await accessibilityFaults(page)).toEqual([]);
  });

  test('keeps its limits where the browser can show them', async ({ page }) => {
    await page.goto('/onboarding');
    await expect(page.getByLabel('Company')).toHaveAttribute('maxlength', '100');
    await expect(page.getByLabel('Handle')).toHaveAttribute('maxlength', '39');
  });

  test('founds one company however often the button is pressed', async ({ page, request }) => {
    const company = `Once ${Date.now()}`;
    await page.goto('/onboarding?returnTo=%2Fsettings');
    await page.getByLabel('Company').fill(company);
    await page.getByLabel('Your name').fill('Ada');
    await page.getByLabel('E-mail').fill('ada@once.example');
    const go = page.getByRole('button', { name: 'Create the company' });
    await go.dblclick();
    await page.waitForURL('**/settings/profile');
    const { people } = (await (await request.get(LOCAL_AUTH.people.path)).json()) as {
      people: { tenant_name: string }[];
    };
    expect(people.filter(({ tenant_name: name }) => name === company)).toHaveLength(1);
  });
});
