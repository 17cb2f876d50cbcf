import settings from '@lucide/icons/icons/settings';
import type { Page } from '../../core/pages/page.js';

/** What somebody decides about themselves, their agents' tokens, and for admins the company. */
export const SETTINGS: Page = {
  path: 'settings',
  title: 'Settings',
  icon: settings,
  key: 's',
  load: () => import('./settings.routes.js'),
};
