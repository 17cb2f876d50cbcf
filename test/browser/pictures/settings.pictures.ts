import type { Page } from '@playwright/test';
import type { Picture } from './picture.ts';

const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name });

const newToken = async (page: Page, name: string) => {
  await button(page, 'New token').first().click();
  await page.getByRole('dialog').getByLabel('Name').fill(name);
};

/** Settings, section by section, as an admin and as a member see them. */
export const PICTURES: Picture[] = [
  {
    name: 'settings-profile',
    path: '/settings/profile',
    as: 'maren',
    phone: true,
    pose: (page) => page.getByRole('textbox', { name: 'Handle' }).waitFor(),
  },
  {
    name: 'settings-profile-member',
    path: '/settings/profile',
    as: 'lena',
    pose: (page) => page.getByRole('textbox', { name: 'Handle' }).waitFor(),
  },
  {
    name: 'settings-profile-fault',
    path: '/settings/profile',
    as: 'maren',
    pose: async (page) => {
      await page.getByRole('textbox', { name: 'Handle' }).fill('yusuf');
      await button(page, 'Save').click();
      await page.getByRole('alert').filter({ hasText: 'yusuf' }).waitFor();
    },
  },
  {
    name: 'settings-tokens',
    path: '/settings/tokens',
    as: 'maren',
    phone: true,
    pose: (page) => page.getByRole('heading', { name: 'MCP tokens' }).waitFor(),
  },
  {
    name: 'settings-tokens-new',
    path: '/settings/tokens',
    as: 'maren',
    phone: true,
    pose: (page) => newToken(page, 'laptop'),
  },
  {
    name: 'settings-tokens-once',
    path: '/settings/tokens',
    as: 'maren',
    phone: true,
    pose: async (page) => {
      await newToken(page, 'laptop');
      await button(page, 'Create token').click();
      await page.getByText('Store it now').waitFor();
    },
  },
  {
    name: 'settings-tokens-revoke',
    path: '/settings/tokens',
    as: 'maren',
    pose: async (page) => {
      await newToken(page, 'old laptop');
      await button(page, 'Create token').click();
      await button(page, 'I have stored it').click();
      await button(page, 'Revoke old laptop').first().click();
      await page.getByRole('alertdialog').waitFor();
    },
  },
  {
    name: 'settings-workspaces',
    path: '/settings/workspaces',
    as: 'maren',
    phone: true,
    pose: (page) => button(page, 'Rename Firmware').waitFor(),
  },
  {
    name: 'settings-workspaces-new',
    path: '/settings/workspaces',
    as: 'maren',
    pose: (page) => button(page, 'New workspace').click(),
  },
  {
    name: 'settings-workspaces-member',
    path: '/settings/workspaces',
    as: 'ines',
    pose: (page) =>
      button(page, 'Switch to Harbor').or(button(page, 'Switch to Firmware')).waitFor(),
  },
  {
    name: 'settings-switcher',
    path: '/settings/workspaces',
    as: 'maren',
    phone: true,
    pose: (page) => button(page, /^Workspace /).click(),
  },
  {
    name: 'settings-account-menu',
    path: '/settings/profile',
    as: 'maren',
    phone: true,
    pose: (page) =>
      button(page, /^Account of/)
        .filter({ visible: true })
        .click(),
  },
  {
    name: 'settings-members',
    path: '/settings/members',
    as: 'maren',
    phone: true,
    pose: (page) => page.getByText('Tobias Okafor').waitFor(),
  },
  {
    name: 'settings-members-member',
    path: '/settings/members',
    as: 'tobias',
    phone: true,
    pose: (page) => page.getByText('Private teammate', { exact: true }).waitFor(),
  },
  {
    name: 'settings-members-menu',
    path: '/settings/members',
    as: 'maren',
    pose: (page) => button(page, 'What to do with Tobias Okafor').click(),
  },
  {
    name: 'settings-members-invite',
    path: '/settings/members',
    as: 'maren',
    phone: true,
    pose: (page) => button(page, 'Invite').click(),
  },
  {
    name: 'settings-members-link',
    path: '/settings/members',
    as: 'maren',
    phone: true,
    pose: async (page) => {
      await button(page, 'Invite').click();
      const dialog = page.getByRole('dialog');
      await dialog.getByLabel('E-mail').fill(`noor-${Date.now()}@tidewater.example`);
      await dialog.getByLabel('Name').fill('Noor Haddad');
      await dialog.getByRole('button', { name: 'Invite' }).click();
      await dialog.getByLabel('Join link').waitFor();
    },
  },
  {
    name: 'settings-members-remove',
    path: '/settings/members',
    as: 'maren',
    pose: async (page) => {
      await button(page, 'What to do with Tobias Okafor').click();
      await page.getByRole('menuitem', { name: 'Remove…' }).click();
      await page.getByRole('alertdialog').waitFor();
    },
  },
  {
    name: 'settings-members-unreachable',
    path: '/settings/profile',
    as: 'maren',
    pose: async (page) => {
      await page.route('**/api/members*', (route) => route.abort());
      await page.getByRole('link', { name: 'Members' }).click();
      await page.getByText('did not load').waitFor();
    },
  },
  {
    name: 'settings-danger',
    path: '/settings/danger',
    as: 'maren',
    phone: true,
    pose: (page) => button(page, /Reset work data/).waitFor(),
  },
  {
    name: 'settings-danger-confirm',
    path: '/settings/danger',
    as: 'maren',
    phone: true,
    pose: async (page) => {
      await button(page, /Reset work data/).click();
      await page.getByRole('alertdialog').getByRole('textbox').fill('Tidewater');
    },
  },
  {
    name: 'settings-danger-done',
    path: '/settings/danger',
    as: 'amara',
    pose: async (page) => {
      await button(page, /Reset work data/).click();
      await page.getByRole('alertdialog').getByRole('textbox').fill('Juniper Health');
      await button(page, 'Delete all work data').click();
      await page
        .getByText(/nothing to delete|(was|were) deleted/)
        .first()
        .waitFor();
    },
  },
];
