import type { Page } from '@playwright/test';
import type { Picture } from './picture.ts';

/** The figures of the seeded company, its people, and Paxel in every state. */
const counted = async (page: Page): Promise<void> => {
  // Days are counted a moment after the server is up.
  const kpi = page.locator('cv-kpi').filter({ hasText: 'before' }).first();
  for (let tries = 0; tries < 20 && !(await kpi.isVisible()); tries += 1) {
    await page.waitForTimeout(500);
    await page.reload();
    await page.locator('cv-kpi').first().waitFor();
  }
};
const home = { path: '/performance', as: 'maren', phone: true, pose: counted };
const profile = { ...home, path: '/performance/developers/maren' };

type Json = Record<string, unknown>;

const answering =
  (change: (reply: Json) => Json) =>
  async (page: Page): Promise<void> => {
    await page.route('**/api/paxel*', async (route) => {
      const reply = await route.fetch();
      await route.fulfill({ json: change((await reply.json()) as Json) });
    });
    await page.reload();
    await counted(page);
    await page.locator('cv-paxel-panel h2').scrollIntoViewIfNeeded();
  };

const waiting = {
  ...{ id: 'pax_1', run_type: 'repo', project: 'harbor', since: '2026-09-01', no_repo: false },
  ...{ no_sentry: true, status: 'requested', tenant_visible: false, requested_by: 'ui' },
  ...{ report_url: null, report_token: null, error: null, started_at: null, completed_at: null },
  requested_at: new Date().toISOString(),
};

export const PICTURES: Picture[] = [
  { ...home, name: 'performance-overview' },
  { ...home, name: 'performance-overview-whole', fullPage: true },
  { ...home, name: 'performance-project', path: '/performance?repo=harbor-server' },
  { ...home, name: 'performance-developers', path: '/performance/developers', pose: people },
  { ...profile, name: 'performance-profile' },
  { ...profile, name: 'performance-profile-whole', fullPage: true },
  {
    ...profile,
    name: 'performance-paxel-waiting',
    pose: answering((reply) => ({ ...reply, active: waiting })),
    fullPage: true,
  },
  {
    ...profile,
    name: 'performance-paxel-off',
    pose: answering((reply) => ({ ...reply, enabled: false })),
    fullPage: true,
  },
  {
    ...profile,
    name: 'performance-teammate',
    path: '/performance/developers/tobias',
    fullPage: true,
  },
  { ...home, name: 'performance-nobody', path: '/performance/developers/lena', pose: nobody },
  { ...home, name: 'settings-paxel', path: '/settings/paxel', pose: setting },
];

async function people(page: Page): Promise<void> {
  await page.locator('cv-developers cv-sparkline').first().waitFor();
}

async function nobody(page: Page): Promise<void> {
  await page.locator('cv-empty').waitFor();
}

async function setting(page: Page): Promise<void> {
  await page.locator('cv-paxel-setting cv-check').waitFor();
}
