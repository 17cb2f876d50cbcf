import type { Page } from '@playwright/test';
import type { Picture } from './picture.ts';

/** A page of the console that nothing answers, and each part of `ui/` in each of its states. */
const NO_PAGE = '/analytics';

const press =
  (keys: string, shown: string) =>
  async (page: Page): Promise<void> => {
    await page.locator('cv-top-bar').waitFor();
    await page.keyboard.press(keys);
    await page.locator(shown).waitFor();
  };

const click =
  (name: string | RegExp, shown: string) =>
  async (page: Page): Promise<void> => {
    await page.getByRole('button', { name }).filter({ visible: true }).click();
    await page.locator(shown).first().waitFor();
  };

const inShell = { path: NO_PAGE, as: 'maren', phone: true };
const inGallery = { path: '/ui', as: 'maren', gallery: true, phone: true };

export const PICTURES: Picture[] = [
  {
    ...inShell,
    name: 'shell-not-found',
    pose: (page) => page.locator('cv-not-found').waitFor(),
  },
  { ...inShell, name: 'shell-palette', pose: press('Control+k', 'cv-palette') },
  { ...inShell, name: 'shell-shortcuts', pose: press('?', 'cv-shortcut-list') },
  { ...inShell, name: 'shell-account', pose: click(/^Account of/, 'cv-menu') },
  {
    ...inShell,
    name: 'shell-unreachable',
    pose: async (page) => {
      await page.route('**/api/session', (route) => route.abort());
      await page.reload();
      await page.locator('cv-problem').waitFor();
    },
  },
  {
    ...inShell,
    name: 'shell-offline',
    pose: async (page) => {
      await page.locator('cv-live-pill').waitFor();
      await page.context().setOffline(true);
      await page.getByText('Offline').waitFor();
    },
  },
  { ...inGallery, name: 'parts-controls', pose: (page) => page.locator('form').waitFor() },
  { ...inGallery, name: 'parts-toasts', pose: click('Save profile', 'cv-toast-list .toast') },
  { ...inGallery, name: 'parts-confirm', pose: click('Reset…', 'cv-confirm') },
  { ...inGallery, name: 'parts-menu', pose: click('More for this member', 'cv-menu') },
  {
    ...inGallery,
    name: 'parts-table',
    path: '/ui?tab=table',
    pose: (page) => page.locator('cv-table').waitFor(),
  },
  {
    ...inGallery,
    name: 'parts-states',
    path: '/ui?tab=states',
    pose: click('Show a fault of the whole page', 'cv-banner .banner'),
  },
];
