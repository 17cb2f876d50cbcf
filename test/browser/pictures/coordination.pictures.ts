import type { Page, Route } from '@playwright/test';
import type { Picture } from './picture.ts';

/** What needs somebody in the seeded company, in every state the page knows. */
const home = { path: '/coordination', as: 'maren', phone: true };

const shown = async (page: Page): Promise<void> => {
  await page.locator('cv-overlap-card').waitFor();
  await page.locator('#audit').waitFor();
};

const opening =
  (button: string | RegExp, dialog: string) =>
  async (page: Page): Promise<void> => {
    await shown(page);
    await page.getByRole('button', { name: button }).first().click();
    await page.locator(dialog).waitFor();
  };

type Json = Record<string, unknown>;

/** Answers as the server would, with a change. */
const changed = (change: (reply: Json) => Json) => async (route: Route) => {
  const reply = await route.fetch();
  await route.fulfill({ json: change((await reply.json()) as Json) });
};

/** Nothing waits for anybody; what goes on stays. */
const calm = async (page: Page): Promise<void> => {
  await page.route('**/api/overlap/warnings?*', (route) =>
    route.fulfill({ json: { warnings: [], open_count: 0, next_cursor: null } }),
  );
  await page.route('**/api/messages?*', (route) =>
    route.fulfill({ json: { messages: [], unread: 0, next_cursor: null } }),
  );
  await page.route(
    '**/api/state*',
    changed((state) => ({ ...state, blockers: [] })),
  );
};

const refused = {
  status: 503,
  json: {
    error: 'The database does not answer.',
    code: 'database/unavailable',
    request_id: 'req_01K4SAMPLE',
  },
};

export const PICTURES: Picture[] = [
  { ...home, name: 'coordination-monitor', pose: shown },
  { ...home, name: 'coordination-whole', pose: shown, fullPage: true },
  {
    ...home,
    name: 'coordination-recorded',
    path: '/coordination?overlaps=all&messages=mine',
    pose: shown,
    fullPage: true,
  },
  {
    ...home,
    name: 'coordination-linked',
    pose: async (page) => {
      await shown(page);
      await page.locator('cv-overlaps a.row').filter({ hasText: 'newtons' }).click();
      await page.locator('cv-overlap-card').filter({ hasText: 'newtons' }).waitFor();
    },
  },
  {
    ...home,
    name: 'coordination-signals',
    pose: async (page) => {
      await shown(page);
      await page.getByText('How the score is made').click();
    },
  },
  { ...home, name: 'coordination-confirm', pose: opening('Let both go on', 'cv-decide') },
  { ...home, name: 'coordination-join', pose: opening('Join the other work', 'cv-decide') },
  { ...home, name: 'coordination-answer', pose: opening('Answer', 'cv-answer') },
  { ...home, name: 'coordination-ask', pose: opening('Ask a teammate', 'cv-ask') },
  {
    ...home,
    name: 'coordination-audited',
    pose: async (page) => {
      await shown(page);
      await page.getByRole('button', { name: 'Run audit' }).click();
      await page.locator('cv-toast-list').getByText('The audit is done').waitFor();
    },
  },
  { ...home, name: 'coordination-member', as: 'tobias', pose: shown },
  {
    ...home,
    name: 'coordination-calm',
    pose: async (page) => {
      await calm(page);
      await page.reload();
      await page.locator('cv-empty').waitFor();
      await page.locator('cv-claims').waitFor();
    },
  },
  {
    ...home,
    name: 'coordination-empty',
    pose: async (page) => {
      await calm(page);
      await page.route(
        '**/api/state*',
        changed((state) => ({
          ...Object.fromEntries(
            Object.entries(state).map(([key, value]) => [key, Array.isArray(value) ? [] : value]),
          ),
          task_counts: { planned: 0, active: 0, blocked: 0, done: 0, cancelled: 0 },
        })),
      );
      await page.reload();
      await page.locator('cv-empty').waitFor();
    },
  },
  {
    ...home,
    name: 'coordination-loading',
    pose: async (page) => {
      await page.route('**/api/overlap/warnings?*', () => undefined);
      await page.reload();
      await page.locator('cv-monitor-skeleton').waitFor();
    },
  },
  {
    ...home,
    name: 'coordination-failed',
    pose: async (page) => {
      await page.route('**/api/overlap/warnings?*', (route) => route.fulfill(refused));
      await page.reload();
      await page.locator('cv-problem').waitFor();
    },
  },
  {
    ...home,
    name: 'coordination-part-failed',
    fullPage: true,
    pose: async (page) => {
      await page.route('**/api/claims', (route) => route.fulfill(refused));
      await page.route('**/api/audits/latest', (route) => route.fulfill(refused));
      await page.reload();
      await page.locator('cv-section-failure').first().waitFor();
      await page.locator('cv-overlap-card').waitFor();
    },
  },
];
