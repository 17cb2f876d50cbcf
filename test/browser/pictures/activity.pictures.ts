import type { Page } from '@playwright/test';
import type { Picture } from './picture.ts';

/** The timeline of the seeded company, in every state the page knows. */
const timeline = { path: '/activity', as: 'maren', phone: true };

const entries = (page: Page): Promise<void> => page.locator('cv-timeline-entry').first().waitFor();

const answering =
  (reply: { status?: number; json: unknown }, shown: string) =>
  async (page: Page): Promise<void> => {
    await page.route('**/api/activity?*', (route) => route.fulfill(reply));
    await page.reload();
    await page.locator(shown).waitFor();
  };

export const PICTURES: Picture[] = [
  { ...timeline, name: 'activity-timeline', pose: entries },
  {
    ...timeline,
    name: 'activity-filtered',
    path: '/activity?person=tobias&kind=task&agent=codex',
    pose: entries,
  },
  {
    ...timeline,
    name: 'activity-nothing-found',
    path: '/activity?from=2020-01-01&to=2020-02-01',
    pose: (page) => page.locator('cv-empty').waitFor(),
  },
  {
    ...timeline,
    name: 'activity-loading',
    pose: async (page) => {
      await page.route('**/api/activity?*', () => undefined);
      await page.reload();
      await page.locator('cv-skeleton').waitFor();
    },
  },
  {
    ...timeline,
    name: 'activity-failed',
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
  {
    ...timeline,
    name: 'activity-empty',
    pose: answering({ json: { entries: [], next_cursor: null } }, 'cv-empty'),
  },
];
