import type { Page } from '@playwright/test';
import type { Picture } from './picture.ts';

const GRANT = '**/api/setup/device/grant*';
const MACHINES = '**/api/setup/machines';

const refused = (status: number, error: string) => ({
  status,
  json: { error, code: 'setup/sample', request_id: 'req_01K4SAMPLE' },
});

/** A machine asks, and its link is opened. */
async function asked(page: Page, machine_name = 'maren-thinkpad'): Promise<void> {
  const reply = await page.request.post('/api/setup/device', {
    data: { machine_name, agents: ['claude-code', 'codex', 'cursor'] },
  });
  const { user_code } = (await reply.json()) as { user_code: string };
  await page.goto(`/setup/authorize?code=${user_code}`);
  await page.getByRole('button', { name: 'Approve' }).waitFor();
}

const decided =
  (button: string) =>
  async (page: Page): Promise<void> => {
    await asked(page);
    await page.getByRole('button', { name: button }).click();
    await page.getByRole('heading', { name: /is (approved|denied)/ }).waitFor();
  };

const answering =
  (reply: object, shown: string) =>
  async (page: Page): Promise<void> => {
    await page.route(GRANT, (route) => route.fulfill(reply));
    await page.goto('/setup/authorize?code=BCDF-GHJK');
    await page.getByText(shown).first().waitFor();
  };

const page = { path: '/setup/authorize', as: 'maren', phone: true };

async function elsewhere(shown: Page): Promise<void> {
  await shown.route(GRANT, async (route) => {
    if (route.request().method() !== 'GET') return route.fallback();
    const reply = await route.fetch();
    const json = (await reply.json()) as object;
    const far = { requested_from: '203.0.113.9', requires_retype: true };
    await route.fulfill({ json: { ...json, ...far } });
  });
  await asked(shown);
}

const HOUR_MS = 3_600_000;
const machine = (name: string, more: object = {}) => ({
  id: `grant_${name}`,
  owner: 'maren',
  is_mine: true,
  machine_name: name,
  agents: ['claude-code', 'codex'],
  approved_at: new Date(Date.now() - 30 * HOUR_MS).toISOString(),
  requested_from: '192.0.2.14',
  confirmed: true,
  active_tokens: 2,
  last_used_at: new Date(Date.now() - HOUR_MS / 6).toISOString(),
  ...more,
});

const PACKAGE = { version: '0.6.0', sha256: '', size: 1, signature: null, key_id: null };

async function agentSetup(
  shown: Page,
  { machines, state, built }: { machines: object[]; state: object; built: boolean },
): Promise<void> {
  await shown.route(MACHINES, (route) => route.fulfill({ json: { machines } }));
  await shown.route('**/api/setup/state', (route) => route.fulfill({ json: state }));
  await shown.route('**/downloads/co-vibe.json', (route) =>
    route.fulfill(built ? { json: PACKAGE } : refused(404, 'Not built.')),
  );
  await shown.reload();
  await shown.locator('cv-step').first().waitFor();
}

const WAITING = {
  active_tokens: 0,
  agents_seen: [],
  first_session_at: null,
  last_session_at: null,
  live_sessions: 0,
};
const LIVE = {
  active_tokens: 4,
  agents_seen: ['claude-code', 'codex'],
  first_session_at: new Date(Date.now() - 30 * HOUR_MS).toISOString(),
  last_session_at: new Date(Date.now() - HOUR_MS / 6).toISOString(),
  live_sessions: 1,
};
const setup = { path: '/settings/agent-setup', as: 'maren', phone: true };

/** The approval page outside of the shell, and Agent Setup in Settings, in every state they know. */
export const PICTURES: Picture[] = [
  { ...page, name: 'setup-review', pose: (shown) => asked(shown) },
  { ...page, name: 'setup-review-elsewhere', pose: elsewhere },
  {
    ...page,
    name: 'setup-review-retype-fault',
    pose: async (shown) => {
      await elsewhere(shown);
      await shown.getByRole('textbox').fill('BBBB');
      await shown.getByRole('button', { name: 'Approve' }).click();
      await shown.getByRole('alert').filter({ hasText: 'last four' }).waitFor();
    },
  },
  {
    ...page,
    name: 'setup-review-long-name',
    pose: (shown) =>
      asked(shown, 'a-build-machine-with-a-name-that-somebody-made-by-a-script-0123456789'),
  },
  { ...page, name: 'setup-approved', pose: decided('Approve') },
  { ...page, name: 'setup-denied', pose: decided('Deny') },
  {
    ...page,
    name: 'setup-code',
    pose: (shown) => shown.getByRole('textbox', { name: 'Code' }).waitFor(),
  },
  {
    ...page,
    name: 'setup-code-fault',
    path: '/setup/authorize?code=hello',
    pose: (shown) => shown.getByText('A code has eight letters').waitFor(),
  },
  {
    ...page,
    name: 'setup-unusable',
    pose: answering(refused(404, 'This code cannot be used.'), 'This code cannot be used'),
  },
  {
    ...page,
    name: 'setup-too-many',
    pose: answering(refused(429, 'Too many requests. Try again in 412 seconds.'), 'Too many codes'),
  },
  {
    ...page,
    name: 'setup-failed',
    pose: answering(refused(503, 'The database does not answer.'), 'did not load'),
  },
  {
    ...page,
    name: 'setup-loading',
    pose: async (shown) => {
      await shown.route(GRANT, () => undefined);
      await shown.goto('/setup/authorize?code=BCDF-GHJK');
      await shown.locator('cv-skeleton').waitFor();
    },
  },
  {
    ...setup,
    name: 'settings-agent-setup-waiting',
    fullPage: true,
    pose: (shown) => agentSetup(shown, { machines: [], state: WAITING, built: true }),
  },
  {
    ...setup,
    name: 'settings-agent-setup-live',
    fullPage: true,
    pose: (shown) =>
      agentSetup(shown, {
        state: LIVE,
        built: true,
        machines: [
          machine('maren-thinkpad'),
          machine('build-01', { agents: ['codex'], confirmed: false, last_used_at: null }),
          machine('tobias-mac', { is_mine: false, owner: 'tobias', last_used_at: null }),
          machine('old-desktop', { active_tokens: 0 }),
        ],
      }),
  },
  {
    ...setup,
    name: 'settings-agent-setup-not-built',
    pose: (shown) => agentSetup(shown, { machines: [], state: WAITING, built: false }),
  },
  {
    ...setup,
    name: 'settings-agent-setup-failed',
    pose: async (shown) => {
      await shown.route('**/api/setup/state', (route) =>
        route.fulfill(refused(503, 'The database does not answer.')),
      );
      await shown.reload();
      await shown.locator('cv-problem').first().waitFor();
    },
  },
];
