import type { Route } from '@angular/router';

/** Where a developer looks at the machine that asks for tokens, and approves or denies it. */
export const AUTHORIZE_PAGE: Route = {
  path: 'setup/authorize',
  title: 'Connect a machine',
  loadComponent: () => import('./authorize.js').then(({ Authorize }) => Authorize),
};
