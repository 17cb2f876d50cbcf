import { seedId } from '../../../tools/seed/seed-id.ts';
import type { Picture } from './picture.ts';

const TOBIAS = seedId('dev', 'tidewater', 'tobias');

/** Coming in: who one is, and a place of one's own. */
export const PICTURES: Picture[] = [
  {
    name: 'sign-in',
    path: '/auth/sign-in',
    phone: true,
    pose: (page) => page.getByRole('button', { name: /Maren/ }).waitFor(),
  },
  {
    name: 'sign-in-link',
    path: `/auth/sign-in?developer=${TOBIAS}`,
    phone: true,
    pose: (page) => page.getByRole('button', { name: /Continue as/ }).waitFor(),
  },
  {
    name: 'sign-in-lost-link',
    path: '/auth/sign-in?developer=dev_nobody',
    pose: (page) => page.getByText('not on this server').waitFor(),
  },
  {
    name: 'sign-in-refused',
    path: '/auth/sign-in',
    pose: async (page) => {
      await page.route('**/api/auth/local/people', (route) => route.abort());
      await page.reload();
      await page.getByRole('alert').getByRole('heading').waitFor();
    },
  },
  {
    name: 'onboarding',
    path: '/onboarding',
    phone: true,
    fullPage: true,
    pose: (page) => page.getByLabel('Company').waitFor(),
  },
  {
    name: 'onboarding-faults',
    path: '/onboarding',
    phone: true,
    fullPage: true,
    pose: async (page) => {
      await page.getByLabel('Your name').fill('Ada Lovelace');
      await page.getByLabel('E-mail').fill('ada');
      await page.getByLabel('Handle').fill('Ada!');
      await page.getByRole('button', { name: 'Create the company' }).click();
      await page.getByText('Give your company a name.').waitFor();
    },
  },
  {
    name: 'onboarding-ask',
    path: '/onboarding',
    phone: true,
    pose: async (page) => {
      // What a WorkOS server says to somebody of a company that has not invited them.
      await page.route('**/api/onboarding', (route) =>
        route.fulfill({
          json: {
            auth_mode: 'workos',
            step: 'ask',
            email: 'noor@tidewater.example',
            name: 'Noor Haddad',
            place: 'Tidewater Robotics',
            admins: ['Maren Holt', 'Yusuf Demir'],
          },
        }),
      );
      await page.reload();
      await page.getByText('Ask for an invitation').waitFor();
    },
  },
];
