import type { Routes } from '@angular/router';
import type { Page } from './core/pages/page.js';
import { NotFound } from './shell/not-found/not-found.js';
import { Shell } from './shell/shell.js';

/** Every page stands in the shell; what no page answers is the shell's own 404. */
export function appRoutes(pages: readonly Page[]): Routes {
  return [
    {
      path: '',
      component: Shell,
      children: [
        ...pages.map(({ path, title, load }) => ({ path, title, loadChildren: load })),
        { path: '**', title: 'Not found', component: NotFound },
      ],
    },
  ];
}
