import shapes from '@lucide/icons/icons/shapes';
import type { Page } from '../../core/pages/page.js';

/** The parts of `ui/`, each in each state: for those who build pages, and for pictures. */
export const GALLERY: Page = {
  path: 'ui',
  title: 'Parts',
  icon: shapes,
  key: 'u',
  load: () => import('./gallery.routes.js'),
};
