import type { Page } from '@playwright/test';
import { MCP_PATH, SETUP_DEVICE } from '@covibe/contracts';
import { accessibilityFaults, expect, test } from './page-test.ts';

interface Asked {
  user_code: string;
  device_code: string;
  verification_uri: string;
}

const asMachine = async <Reply>(page: Page, path: string, data: object): Promise<Reply> => {
  const reply = await page.request.post(path, { data });
  expect(reply.ok()).toBe(true);
  return (await reply.json()) as Reply;
};
const request = (page: Page, machine_name = 'maren-laptop') =>
  asMachine<Asked>(page, SETUP_DEVICE.request.path, {
    machine_name,
    agents: ['claude-code', 'codex'],
  });
const poll = (page: Page, { device_code }: Asked) =>
  asMachine<{ status: string; tokens?: Record<string, string> }>(page, SETUP_DEVICE.poll.path, {
    device_code,
  });
const linkOf = ({ user_code }: Asked) => `/setup/authorize?code=${user_code}`;
const facts = (page: Page) => page.getByRole('main');

test.describe('approving a machine', () => {
  test.use({ signedInAs: 'maren' });

  test('shows six facts, and neither opening the link nor Enter approves', async ({ page }) => {
    const asked = await request(page);
    expect(new URL(asked.verification_uri).pathname).toBe('/setup/authorize');
    await page.goto(linkOf(asked));
    await expect(page.getByRole('heading', { name: 'Connect “maren-laptop”?' })).toBeVisible();
    for (const fact of [
      'maren-laptop',
      'Claude Code',
      'Codex',
      'Tidewater Robotics',
      '127.0.0.1',
      /Requested(just now|\d+ seconds ago)/,
    ]) {
      await expect(facts(page)).toContainText(fact);
    }
    await expect(facts(page)).toContainText('only if you started this on your own machine');
    expect(await accessibilityFaults(page)).toEqual([]);
    await page.keyboard.press('Enter');
    await page.waitForTimeout(3_000);
    await page.keyboard.press('Enter');
    expect((await poll(page, asked)).status).toBe('pending');
    const age = page.getByText(/\d+ seconds ago/);
    const before = await age.textContent();
    await expect(age).not.toHaveText(before ?? '');
  });

  test('leads the terminal on, and says what comes next', async ({ page }) => {
    const asked = await request(page);
    await page.goto(linkOf(asked));
    await page.getByRole('button', { name: 'Approve' }).click();
    await expect(page.getByRole('heading', { name: '“maren-laptop” is approved' })).toBeVisible();
    expect(await accessibilityFaults(page)).toEqual([]);
    const { status, tokens } = await poll(page, asked);
    expect([status, Object.keys(tokens ?? {})]).toEqual(['approved', ['claude-code', 'codex']]);
  });

  test('is refused by a button of the same size', async ({ page }) => {
    const asked = await request(page);
    await page.goto(linkOf(asked));
    const [deny, approve] = await Promise.all(
      ['Deny', 'Approve'].map((name) => page.getByRole('button', { name }).boundingBox()),
    );
    expect([deny?.width, deny?.height, deny?.y]).toEqual([
      approve?.width,
      approve?.height,
      approve?.y,
    ]);
    await page.getByRole('button', { name: 'Deny' }).click();
    await expect(page.getByRole('heading', { name: '“maren-laptop” is denied' })).toBeVisible();
    expect(await accessibilityFaults(page)).toEqual([]);
    expect((await poll(page, asked)).status).toBe('denied');
  });

  test('takes a code by hand, by the keyboard alone', async ({ page }) => {
    const asked = await request(page);
    await page.goto('/setup/authorize');
    await page.getByRole('textbox', { name: 'Code' }).focus();
    await page.keyboard.type(asked.user_code.toLowerCase().replace('-', ' '));
    expect(await accessibilityFaults(page)).toEqual([]);
    await page.keyboard.press('Enter');
    await expect(page).toHaveURL(linkOf(asked));
    await page.getByRole('button', { name: 'Deny' }).focus();
    await page.keyboard.press('Tab');
    await page.keyboard.press('Space');
    await expect(page.getByRole('heading', { name: /is approved/ })).toBeVisible();
  });
});

test.describe('a code that leads nowhere', () => {
  test.use({ signedInAs: 'yusuf', expectedComplaints: [[/404/], { scope: 'test' }] });

  test('says one thing, and how to get another', async ({ page }) => {
    const asked = await request(page);
    await page.goto(linkOf(asked));
    await page.getByRole('button', { name: 'Deny' }).click();
    await page.reload();
    await expect(page.getByRole('heading', { name: 'This code cannot be used' })).toBeVisible();
    const used = await facts(page).textContent();
    expect(await accessibilityFaults(page)).toEqual([]);
    await page.goto('/setup/authorize?code=BBBB-BBBB');
    await expect(page.getByRole('heading', { name: 'This code cannot be used' })).toBeVisible();
    expect(await facts(page).textContent()).toBe(used);
    await page.getByRole('button', { name: 'Enter another code' }).click();
    await expect(page.getByRole('textbox', { name: 'Code' })).toBeVisible();
  });
});

test.describe('a link that somebody sent', () => {
  test.use({ signedInAs: 'maren' });

  test('asks for what only the own terminal shows', async ({ page }) => {
    const asked = await request(page);
    await page.route(`**${SETUP_DEVICE.show.path}?*`, async (route) => {
      const reply = await route.fetch();
      const json = (await reply.json()) as object;
      await route.fulfill({
        json: { ...json, requested_from: '203.0.113.9', requires_retype: true },
      });
    });
    await page.goto(linkOf(asked));
    await expect(page.getByText('from another address than yours')).toBeVisible();
    await expect(facts(page)).not.toContainText(asked.user_code.slice(-4));
    expect(await accessibilityFaults(page)).toEqual([]);
    const box = page.getByRole('textbox', { name: 'Last four characters of the code' });
    await box.fill('BBBB');
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: 'Approve' }).click();
    await expect(page.getByText('These are not the last four characters')).toBeVisible();
    expect((await poll(page, asked)).status).toBe('pending');
    await box.fill(asked.user_code.slice(-4));
    await page.getByRole('button', { name: 'Approve' }).click();
    await expect(page.getByRole('heading', { name: /is approved/ })).toBeVisible();
  });
});

test.describe('somebody who is signed out', () => {
  test.use({ expectedComplaints: [[/401/], { scope: 'test' }] });

  test('comes back from sign-in to the very request', async ({ page }) => {
    const asked = await request(page);
    await page.goto(linkOf(asked));
    await page.waitForURL('**/auth/sign-in?*');
    await page.getByRole('button', { name: 'Tobias Okafor' }).click();
    await page.waitForURL(`**${linkOf(asked)}`);
    await expect(page.getByRole('heading', { name: 'Connect “maren-laptop”?' })).toBeVisible();
  });
});

test.describe('Agent Setup', () => {
  test.use({ signedInAs: 'ines' });

  test('goes from the first command to a live session without a reload', async ({
    page,
    baseURL,
    playwright,
  }) => {
    await page.goto('/settings/agent-setup');
    await expect(page.getByText(`covibe-local setup --base-url ${baseURL}`).first()).toBeVisible();
    expect(await accessibilityFaults(page)).toEqual([]);
    const machine = await page.context().newPage();
    const asked = await request(machine, 'ines-workstation');
    await machine.goto(linkOf(asked));
    await machine.getByRole('button', { name: 'Approve' }).click();
    await expect(machine.getByRole('heading', { name: /is approved/ })).toBeVisible();
    const { tokens = {} } = await poll(machine, asked);
    const { device_code } = asked;
    await machine.request.post(SETUP_DEVICE.confirm.path, { data: { device_code } });
    await machine.close();
    await page.bringToFront();
    const row = page.getByRole('listitem').filter({ hasText: 'ines-workstation' });
    await expect(row).toBeVisible();
    await expect(row).toContainText('Claude Code, Codex');

    const sessions = page
      .locator('cv-step', { hasText: 'Start an agent' })
      .getByRole('status')
      .first();
    const before = (await sessions.textContent()) ?? '';
    const agent = await playwright.request.newContext({
      baseURL,
      extraHTTPHeaders: { authorization: `Bearer ${tokens['claude-code']}` },
    });
    const started = await agent.post(MCP_PATH, {
      data: {
        jsonrpc: '2.0',
        id: 1,
        method: 'tools/call',
        params: {
          name: 'covibe_session',
          arguments: { operation: 'start', host_session_id: 'browser-spec', repo: 'tidepool' },
        },
      },
    });
    expect(started.ok()).toBe(true);
    await expect(sessions).not.toHaveText(before, { timeout: 3_000 });
    await expect(sessions).toHaveText(/\d sessions? live/);

    await row.getByRole('button', { name: 'Revoke ines-workstation' }).click();
    await expect(row).toHaveCount(0);
    const standing = async () => (await agent.get(SETUP_DEVICE.standing.path)).status();
    await expect.poll(standing, { timeout: 1_000, intervals: [50] }).toBe(401);
    await agent.dispose();
  });
});
