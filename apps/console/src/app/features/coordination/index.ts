import handshake from '@lucide/icons/icons/handshake';
import type { Page } from '../../core/pages/page.js';

/** What needs a person or another agent now: overlaps, blockers, questions, claims. */
export const COORDINATION_PAGE: Page = {
  path: 'coordination',
  title: 'Coordination',
  icon: handshake,
  key: 'c',
  load: () => import('./coordination.routes.js'),
};
