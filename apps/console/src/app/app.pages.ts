import type { Page } from './core/pages/page.js';
import { ACTIVITY_PAGE } from './features/activity/index.js';
import { COORDINATION_PAGE } from './features/coordination/index.js';
import { PERFORMANCE_PAGE } from './features/performance/index.js';
import { SETTINGS } from './features/settings/index.js';
import { WORKSTREAMS_PAGE } from './features/workstreams/index.js';

/** The pages of the console, in the order of its navigation. A feature adds its line here. */
export const APP_PAGES: readonly Page[] = [
  WORKSTREAMS_PAGE,
  PERFORMANCE_PAGE,
  COORDINATION_PAGE,
  ACTIVITY_PAGE,
  SETTINGS,
];
