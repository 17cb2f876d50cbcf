import type { Route } from '@angular/router';

export const ONBOARDING_PAGE: Route = {
  path: 'onboarding',
  title: 'Welcome',
  loadComponent: () => import('./onboarding.js').then(({ Onboarding }) => Onboarding),
};
