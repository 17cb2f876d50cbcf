import type { Routes } from '@angular/router';
import { Developers } from './developers/developers.js';
import { Overview } from './overview/overview.js';
import { Performance } from './performance.js';
import { Profile } from './profile/profile.js';

export default [
  { path: 'developers/:handle', component: Profile },
  {
    path: '',
    component: Performance,
    children: [
      { path: '', pathMatch: 'full', component: Overview },
      { path: 'developers', component: Developers },
    ],
  },
] satisfies Routes;
