import activity from '@lucide/icons/icons/activity';
import type { Page } from '../../core/pages/page.js';

/** What happened and what came of it, day by day. */
export const ACTIVITY_PAGE: Page = {
  path: 'activity',
  title: 'Activity',
  icon: activity,
  key: 'y',
  load: () => import('./activity.routes.js'),
};
