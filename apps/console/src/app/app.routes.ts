import { inject } from '@angular/core';
import type { Routes } from '@angular/router';
import type { Page } from './core/pages/page.js';
import { Session } from './core/session/session.js';
import { ONBOARDING_PAGE } from './features/onboarding/index.js';
import { AUTHORIZE_PAGE } from './features/setup-device/index.js';
import { SIGN_IN } from './features/sign-in/index.js';
import { Entrance } from './shell/entrance/entrance.js';
import { NotFound } from './shell/not-found/not-found.js';
import { Shell } from './shell/shell.js';

/** Three pages stand outside of the shell, every other stands in it; its 404 answers for the rest. */
export function appRoutes(pages: readonly Page[]): Routes {
  return [
    ...[SIGN_IN, ONBOARDING_PAGE, AUTHORIZE_PAGE].map((page) => ({
      path: page.path,
      component: Entrance,
      children: [{ ...page, path: '' }],
    })),
    {
      path: '',
      component: Shell,
      // Who is there is asked while the page itself is still on its way.
      canMatch: [
        () => {
          inject(Session).begin();
          return true;
        },
      ],
      children: [
        ...pages.map(({ path, title, load }) => ({ path, title, loadChildren: load })),
        { path: '**', title: 'Not found', component: NotFound },
      ],
    },
  ];
}
