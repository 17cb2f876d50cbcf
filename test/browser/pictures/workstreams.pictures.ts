import { request, type Page } from '@playwright/test';
import { signInAs } from '../sign-in.ts';
import type { Picture } from './picture.ts';

/** The work of the seeded company, in every state the page knows. */
const home = { path: '/workstreams', as: 'maren', phone: true };

const board = (page: Page): Promise<void> => page.locator('cv-task-card').first().waitFor();

const openDrawer =
  (title: RegExp) =>
  async (page: Page): Promise<void> => {
    await page.getByRole('link', { name: title }).first().click();
    await page.locator('cv-drawer cv-history').waitFor();
  };

const openPlan = async (page: Page, name = 'Plan task'): Promise<void> => {
  await board(page);
  await page.getByRole('button', { name }).click();
  await page.locator('cv-dialog').waitFor();
};

/** Work of a colleague that was told to the server, once in a run. */
async function plannedByYusuf(title: string, page: Page): Promise<void> {
  const { origin } = new URL(page.url());
  const theirs = await request.newContext({ baseURL: origin });
  await signInAs(theirs, origin, 'yusuf');
  const search = new URLSearchParams({ q: title, owner: 'yusuf' });
  const { tasks } = (await (await theirs.get(`/api/tasks?${search}`)).json()) as {
    tasks: unknown[];
  };
  if (tasks.length === 0) {
    await theirs.post('/api/tasks', {
      data: { title, scope: 'Register map and sign of the load.', repo: 'crane-gateway' },
      headers: { origin },
    });
  }
  await theirs.dispose();
}

export const PICTURES: Picture[] = [
  { ...home, name: 'workstreams-board', shown: true, pose: board },
  { ...home, name: 'workstreams-people', path: '/workstreams?group=person', pose: board },
  { ...home, name: 'workstreams-ungrouped', path: '/workstreams?group=none', pose: board },
  {
    ...home,
    name: 'workstreams-list',
    path: '/workstreams?view=list',
    pose: (page) => page.locator('cv-work-table tr[data-row]').first().waitFor(),
  },
  {
    ...home,
    name: 'workstreams-filtered',
    path: '/workstreams?owner=tobias&status=active,blocked,done,cancelled&group=repo',
    pose: board,
  },
  { ...home, name: 'workstreams-task', pose: openDrawer(/Send the new berth/) },
  { ...home, name: 'workstreams-workstream', pose: openDrawer(/^Berth planning that/) },
  { ...home, name: 'workstreams-plan', pose: openPlan },
  {
    ...home,
    name: 'workstreams-plan-warning',
    pose: async (page) => {
      await plannedByYusuf('Decode the load cell of the new gantry', page);
      await openPlan(page);
      await page
        .getByRole('textbox', { name: 'Title' })
        .fill('Load cell of the new gantry: decode it');
      await page.locator('cv-dialog').getByLabel('Repository').fill('crane-gateway');
      await page.getByRole('button', { name: 'Plan task' }).last().click();
      await page.locator('cv-look-alikes').waitFor();
      await page.locator('cv-look-alikes').scrollIntoViewIfNeeded();
    },
  },
  {
    ...home,
    name: 'workstreams-cancel',
    pose: async (page) => {
      await openDrawer(/Send the new berth/)(page);
      await page.getByRole('button', { name: 'Cancel task' }).click();
      await page.locator('cv-cancel-work').waitFor();
    },
  },
  {
    ...home,
    name: 'workstreams-reassign',
    pose: async (page) => {
      await openDrawer(/Send the new berth/)(page);
      await page.getByRole('button', { name: 'Reassign' }).click();
      await page.locator('cv-reassign-task option').nth(2).waitFor({ state: 'attached' });
    },
  },
  {
    ...home,
    name: 'workstreams-nothing-found',
    path: '/workstreams?q=zeppelin',
    pose: (page) => page.locator('cv-empty').waitFor(),
  },
  {
    ...home,
    name: 'workstreams-loading',
    pose: async (page) => {
      await page.route('**/api/state*', () => undefined);
      await page.reload();
      await page.locator('cv-board-skeleton').waitFor();
    },
  },
  {
    ...home,
    name: 'workstreams-failed',
    pose: async (page) => {
      await page.route('**/api/state*', (route) =>
        route.fulfill({
          status: 503,
          json: {
            error: 'The database does not answer.',
            code: 'database/unavailable',
            request_id: 'req_01K4SAMPLE',
          },
        }),
      );
      await page.reload();
      await page.locator('cv-problem').waitFor();
    },
  },
  {
    ...home,
    name: 'workstreams-empty',
    pose: async (page) => {
      await page.route('**/api/state*', async (route) => {
        const reply = await route.fetch();
        const state = (await reply.json()) as Record<string, unknown>;
        const bare = Object.fromEntries(
          Object.entries(state).map(([key, value]) => [key, Array.isArray(value) ? [] : value]),
        );
        const task_counts = { planned: 0, active: 0, blocked: 0, done: 0, cancelled: 0 };
        await route.fulfill({ json: { ...bare, task_counts } });
      });
      await page.reload();
      await page.locator('cv-empty').waitFor();
    },
  },
];
