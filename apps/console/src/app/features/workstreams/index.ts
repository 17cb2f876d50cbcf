import layers from '@lucide/icons/icons/layers';
import type { Page } from '../../core/pages/page.js';

export { SessionStrip } from './sessions/session-strip.js';
export { Teammates, type Teammate } from './teammates.js';
export { WorkCommands } from './work-commands.js';

/** What the team works on now, what is stuck, what comes next: the home of the console. */
export const WORKSTREAMS_PAGE: Page = {
  path: 'workstreams',
  title: 'Workstreams',
  icon: layers,
  key: 'w',
  load: () => import('./workstreams.routes.js'),
};
