export { PublicPages } from './public-pages.js';
export type { PublicPage } from './public-page.js';
export { SiteModule } from './site.module.js';
