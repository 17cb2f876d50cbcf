import type { Page } from '@playwright/test';
import type { Picture } from './picture.ts';

/** Machines and their repositories in the seeded company, and the edit guard, in every state. */
const repos = { path: '/settings/repos', as: 'maren', phone: true };
const guard = { path: '/settings/guard', as: 'maren', phone: true };

const cards = (page: Page): Promise<void> => page.locator('cv-machine-card').first().waitFor();

const answering =
  (reply: { status?: number; json: unknown }, shown: string) =>
  async (page: Page): Promise<void> => {
    await page.route('**/api/machines*', (route) => route.fulfill(reply));
    await page.reload();
    await page.locator(shown).waitFor();
  };

const many = (count: number) => ({
  machines: [
    {
      ...{ id: 'mach_1', machine: 'monorepo-farm', is_mine: true, companion_version: '1.4.0' },
      owner: { id: 'dev_1', name: 'Maren Holt', handle: 'maren', avatar_url: null },
      ...{ update_available: true, last_seen_at: new Date().toISOString(), silent: false },
      repos: Array.from({ length: count }, (_, nth) => ({
        name: nth % 5 ? `service-${nth}` : `a-repository-with-quite-a-long-name-number-${nth}`,
        state: nth % 7 ? 'synced' : 'pending',
      })),
      ...{ synced: count - Math.ceil(count / 7), pending: Math.ceil(count / 7), excluded: 0 },
    },
  ],
  next_cursor: null,
});

export const PICTURES: Picture[] = [
  { ...repos, name: 'connected-repos', pose: cards },
  { ...repos, name: 'connected-repos-whole', pose: cards, fullPage: true },
  { ...repos, name: 'connected-repos-member', as: 'tobias', pose: cards },
  {
    ...repos,
    name: 'connected-repos-many',
    pose: answering({ json: many(60) }, 'cv-machine-card'),
  },
  {
    ...repos,
    name: 'connected-repos-empty',
    pose: answering({ json: { machines: [], next_cursor: null } }, 'cv-empty'),
  },
  {
    ...repos,
    name: 'connected-repos-loading',
    pose: async (page) => {
      await page.route('**/api/machines*', () => undefined);
      await page.reload();
      await page.locator('cv-skeleton').waitFor();
    },
  },
  {
    ...repos,
    name: 'connected-repos-failed',
    pose: answering(
      {
        status: 503,
        json: {
          error: 'The database does not answer.',
          code: 'database/unavailable',
          request_id: 'req_01K4SAMPLE',
        },
      },
      'cv-problem',
    ),
  },
  { ...guard, name: 'edit-guard', pose: (page) => page.locator('cv-guard-choice').waitFor() },
  {
    ...guard,
    name: 'edit-guard-member',
    as: 'tobias',
    pose: (page) => page.locator('cv-guard-choice').waitFor(),
  },
];
