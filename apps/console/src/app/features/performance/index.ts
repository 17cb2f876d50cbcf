import gauge from '@lucide/icons/icons/gauge';
import type { Page } from '../../core/pages/page.js';

/** What a team did and is doing, by project and by person. */
export const PERFORMANCE_PAGE: Page = {
  path: 'performance',
  title: 'Performance',
  icon: gauge,
  key: 'p',
  load: () => import('./performance.routes.js'),
};
