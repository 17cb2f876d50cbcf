import type { APIRequestContext, Page } from '@playwright/test';
import { accessibilityFaults, expect, test } from './page-test.ts';
import { median, planTask } from './planned-work.ts';
import { signInAs } from './sign-in.ts';

const LATE_SHIPS = 'Reassign the berth when a ship arrives late';
const WEBSOCKET = 'Reopen the map websocket after sleep';

const card = (page: Page) => page.locator('cv-overlap-card');
const section = (page: Page, name: string) => page.getByRole('region', { name });

/** Only against hangs: axe and a busy machine take their time. */
test.describe.configure({ timeout: 150_000 });

test.describe('Coordination', () => {
  test.use({ signedInAs: 'maren' });

  test.beforeEach(async ({ page }) => {
    await page.goto('/workstreams');
    await page.locator('cv-board').waitFor();
    await page.keyboard.press('g');
    await page.keyboard.press('c');
    await expect(card(page)).toBeVisible();
  });

  test('shows what needs somebody, accessibly in light and dark', async ({ page }) => {
    await expect(page).toHaveTitle('Coordination · Co-Vibe');
    await expect(section(page, 'Blockers')).toContainText('The vendor has not said');
    await expect(section(page, 'Questions and hand-offs')).toContainText('Tobias Okafor');
    await expect(section(page, 'Claims')).toContainText('src/berths/solver/**');
    await expect(section(page, 'Published contexts')).toContainText('half of it is in review');
    expect(await accessibilityFaults(page)).toEqual([]);
  });

  test('compares two texts, and leads from a line and a link to the same warning', async ({
    page,
  }) => {
    await openWarning(page, LATE_SHIPS);
    await expect(card(page).getByRole('group', { name: 'There already' })).toContainText(
      'Move berths when a ship is more than two hours late',
    );
    await page.getByRole('link', { name: new RegExp(WEBSOCKET) }).click();
    await expect(page).toHaveURL(/\?warning=warn_/);
    await expect(card(page)).toContainText(WEBSOCKET);
    await page.reload();
    await expect(card(page)).toContainText(WEBSOCKET);
    await page.goBack();
    await expect(card(page)).toContainText(LATE_SHIPS);
  });

  test('keeps what was recorded, also what stopped nobody', async ({ page }) => {
    await page.getByText('All recorded').click();
    await expect(page).toHaveURL(/overlaps=all/);
    const recorded = section(page, 'Overlaps');
    await expect(recorded).toContainText('Roles of the port authority in the audit log');
    await expect(recorded).toContainText('Different work');
    expect(await accessibilityFaults(page)).toEqual([]);
  });

  test('lets both go on with a reason of ten characters', async ({ page }) => {
    await page.getByRole('link', { name: new RegExp(WEBSOCKET) }).click();
    await expect(card(page)).toContainText(WEBSOCKET);
    await page.getByRole('button', { name: 'Let both go on' }).click();
    const dialog = page.getByRole('dialog', { name: 'Let both go on?' });
    await dialog.getByRole('textbox').fill('Too short');
    await dialog.getByRole('button', { name: 'Let both go on' }).click();
    await expect(dialog).toContainText('Say why, in 10 characters or more.');
    expect(await accessibilityFaults(page)).toEqual([]);
    await dialog.getByRole('textbox').fill('One is the client, the other the server.');
    await dialog.getByRole('button', { name: 'Let both go on' }).click();
    await expect(dialog).toHaveCount(0);
    await expect(card(page)).toContainText('Maren Holt let both go on');
    await expect(card(page)).toContainText('One is the client, the other the server.');
  });

  test('answers a question and takes a task over', async ({ page }) => {
    const messages = section(page, 'Questions and hand-offs');
    await messages.getByRole('button', { name: 'Answer' }).click();
    const dialog = page.getByRole('dialog', { name: 'Answer the question' });
    await dialog.getByRole('textbox').fill('From the confirmed one.');
    expect(await accessibilityFaults(page)).toEqual([]);
    await dialog.getByRole('button', { name: 'Send answer' }).click();
    await expect(dialog).toHaveCount(0);
    await expect(messages).not.toContainText('Does “late” count');
    await messages.getByRole('button', { name: 'Accept' }).click();
    await expect(messages).not.toContainText('Clustering by distance');
    await page.goto('/workstreams?owner=maren');
    await expect(page.getByRole('link', { name: /Cluster vessels at anchor/ })).toBeVisible();
  });

  test('asks a teammate, and takes the question back', async ({ page }) => {
    await page.getByRole('button', { name: 'Ask a teammate' }).click();
    const dialog = page.getByRole('dialog', { name: 'Ask a teammate' });
    await dialog.getByRole('combobox', { name: 'To' }).selectOption({ label: 'Inês Carvalho' });
    await dialog.getByRole('textbox', { name: 'Question' }).fill('Is the gantry back in service?');
    expect(await accessibilityFaults(page)).toEqual([]);
    await dialog.getByRole('button', { name: 'Ask' }).click();
    await expect(dialog).toHaveCount(0);
    const asked = page.getByRole('listitem').filter({ hasText: 'Is the gantry back in service?' });
    await expect(asked).toBeVisible();
    await asked.getByRole('button', { name: 'Take back' }).click();
    await expect(asked).toHaveCount(0);
  });

  test('releases a claim', async ({ page }) => {
    const claims = section(page, 'Claims');
    await claims.getByRole('button', { name: 'Release src/map/socket.ts' }).click();
    await expect(claims).not.toContainText('src/map/socket.ts');
  });

  test('finds work that is under way twice', async ({ page }) => {
    await page.keyboard.press('Control+k');
    await expect(page.getByRole('combobox', { name: 'Search and run a command' })).toBeFocused();
    await page.keyboard.type('run audit');
    await expect(page.getByRole('option', { name: 'Run audit' })).toBeVisible();
    await page.keyboard.press('Enter');
    await expect(page.getByText('The audit is done')).toBeVisible();
    await expect(section(page, 'Latest audit')).toContainText('pieces of work compared');
    expect(await accessibilityFaults(page)).toEqual([]);
    await page.reload();
    await expect(section(page, 'Latest audit')).toContainText('pieces of work compared');
  });

  test('tells within a second of work that looks like other work, moving nothing one reads', async ({
    page,
    browser,
    baseURL,
  }) => {
    const other = await browser.newContext();
    await signInAs(other.request, baseURL!, 'yusuf');
    await expect(page.locator('cv-live-pill')).toContainText('Live');
    const read = (await card(page).textContent()) ?? '';
    const waits: number[] = [];
    for (const side of ['northern', 'eastern', 'southern']) {
      await plan(other.request, baseURL!, `Retype the ${side} lighthouse signal table`);
      const title = `Type again the ${side} lighthouse signal table`;
      const began = Date.now();
      await plan(page.request, baseURL!, title);
      await page.getByText(title).first().waitFor();
      waits.push(Date.now() - began);
    }
    expect(median(waits)).toBeLessThan(1_000);
    expect((await card(page).textContent())?.slice(0, 80)).toBe(read.slice(0, 80));
    await other.close();
  });

  test('shows what was planned all the same, with the reason given for it', async ({
    page,
    browser,
    baseURL,
  }) => {
    const other = await browser.newContext();
    await signInAs(other.request, baseURL!, 'yusuf');
    await planTask(other.request, baseURL!, 'Calibrate the fog horn on pier nine');
    await page.keyboard.press('c');
    const dialog = page.getByRole('dialog', { name: 'Plan a task' });
    await dialog.getByRole('textbox', { name: 'Title' }).fill('Fog horn on pier nine: calibrate');
    await dialog.getByLabel('Repository').fill('harbor-server');
    await dialog.getByRole('button', { name: 'Plan task' }).click();
    await expect(dialog.locator('cv-look-alikes')).toContainText('task of @yusuf');
    await dialog.getByRole('button', { name: 'Plan it all the same' }).click();
    await expect(dialog).toContainText('Say why, in 10 characters or more.');
    expect(await accessibilityFaults(page)).toEqual([]);
    await dialog
      .getByRole('textbox', { name: 'Why it is needed' })
      .fill('Yusuf does the old horn.');
    await dialog.getByRole('button', { name: 'Plan it all the same' }).click();
    await expect(dialog).toHaveCount(0);
    await page.goto('/coordination');
    const line = page.getByRole('link', { name: /Fog horn on pier nine: calibrate/ });
    await expect(line).toContainText('Both go on');
    await expect(line).toContainText('Yusuf does the old horn.');
    await other.close();
  });
});

test.describe('Coordination of a member', () => {
  test.use({ signedInAs: 'ines' });

  test('offers no decision about the work of others', async ({ page }) => {
    await page.goto('/coordination');
    await openWarning(page, LATE_SHIPS);
    await expect(card(page)).toContainText('Yusuf Demir or an admin decides.');
    await expect(page.getByRole('button', { name: 'Let both go on' })).toHaveCount(0);
  });
});

test.describe('Coordination while nothing needs anybody', () => {
  test.use({ signedInAs: 'felix' });

  test('is calm, accessibly in light and dark', async ({ page }) => {
    await page.route('**/api/state*', async (route) => {
      const state = (await (await route.fetch()).json()) as Record<string, unknown>;
      await route.fulfill({ json: { ...state, blockers: [] } });
    });
    await page.goto('/coordination');
    await expect(page.getByText('Nothing needs anybody right now')).toBeVisible();
    await expect(page.locator('cv-decisions li').first()).toBeVisible();
    expect(await accessibilityFaults(page)).toEqual([]);
  });
});

test.describe('Coordination, when the server fails', () => {
  test.use({ signedInAs: 'maren', expectedComplaints: [[/503|404/], { scope: 'test' }] });

  test('says so with the request, keeps the rest, and tries again', async ({ page }) => {
    await page.route('**/api/claims', (route) =>
      route.fulfill({
        status: 503,
        json: { error: 'It rests.', code: 'test/rests', request_id: 'req_1' },
      }),
    );
    await page.goto('/coordination');
    await expect(section(page, 'Claims')).toContainText('It rests.');
    await expect(section(page, 'Claims')).toContainText('req_1');
    await expect(card(page)).toBeVisible();
    await page.unroute('**/api/claims');
    await section(page, 'Claims').getByRole('button', { name: 'Try again' }).click();
    await expect(section(page, 'Claims')).toContainText('src/berths/solver/**');
  });

  test('says that a link names nothing here', async ({ page }) => {
    await page.goto('/coordination?warning=warn_01K4000000NOSUCHWARNING00');
    await expect(page.getByText('The overlap this link names is not in this')).toBeVisible();
  });
});

/** Plans as a page would that was not told to go on all the same. */
async function plan(request: APIRequestContext, origin: string, title: string): Promise<void> {
  const reply = await request.post(`${origin}/api/tasks`, {
    data: { title, repo: 'harbor-server', scope: 'Signals of the lighthouses.' },
    headers: { origin },
  });
  if (!reply.ok()) throw new Error(`“${title}” was not checked: ${await reply.text()}`);
}

/** By its link, because other tests may have left newer warnings. */
async function openWarning(page: Page, title: string): Promise<void> {
  const reply = await page.request.get('/api/overlap/warnings');
  const { warnings } = (await reply.json()) as {
    warnings: { id: string; subject: { title: string } }[];
  };
  const found = warnings.find(({ subject }) => subject.title === title);
  await page.goto(`/coordination?warning=${found?.id}`);
  await expect(card(page)).toContainText(title);
}
