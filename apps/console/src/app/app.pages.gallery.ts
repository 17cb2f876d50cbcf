import type { Page } from './core/pages/page.js';
import { GALLERY } from './features/gallery/index.js';

/** Takes the place of app.pages.ts in `ng serve` and in pictures: users never get the gallery. */
export const APP_PAGES: readonly Page[] = [GALLERY];
