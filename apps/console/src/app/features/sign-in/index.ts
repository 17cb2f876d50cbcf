import type { Route } from '@angular/router';

/** The picker of a local-dev server; with WorkOS the server sends people on before it is drawn. */
export const SIGN_IN: Route = {
  path: 'auth/sign-in',
  title: 'Sign in',
  loadComponent: () => import('./sign-in.js').then(({ SignIn }) => SignIn),
};

export { AccountCommands } from './account-commands.js';
