import type { Routes } from '@angular/router';
import { adminsOnly } from './admins-only.js';
import { Settings } from './settings.js';

export default [
  {
    path: '',
    component: Settings,
    children: [
      { path: '', pathMatch: 'full', redirectTo: 'profile' },
      {
        path: 'profile',
        title: 'Profile · Settings',
        loadComponent: () => import('./profile/profile.js').then(({ Profile }) => Profile),
      },
      {
        path: 'agent-setup',
        title: 'Agent Setup · Settings',
        loadComponent: () =>
          import('./agent-setup/agent-setup.js').then(({ AgentSetup }) => AgentSetup),
      },
      {
        path: 'tokens',
        title: 'MCP tokens · Settings',
        loadComponent: () => import('./tokens/tokens.js').then(({ Tokens }) => Tokens),
      },
      {
        path: 'repos',
        title: 'Connected repos · Settings',
        loadComponent: () =>
          import('./repos/connected-repos.js').then(({ ConnectedRepos }) => ConnectedRepos),
      },
      {
        path: 'guard',
        title: 'Edit guard · Settings',
        loadComponent: () => import('./guard/edit-guard.js').then(({ EditGuard }) => EditGuard),
      },
      {
        path: 'paxel',
        title: 'Paxel · Settings',
        loadComponent: () =>
          import('./paxel/paxel-setting.js').then(({ PaxelSetting }) => PaxelSetting),
      },
      {
        path: 'workspaces',
        title: 'Workspaces · Settings',
        loadComponent: () =>
          import('./workspaces/workspaces.js').then(({ Workspaces }) => Workspaces),
      },
      {
        path: 'members',
        title: 'Members · Settings',
        loadComponent: () => import('./members/members.js').then(({ Members }) => Members),
      },
      {
        path: 'danger',
        title: 'Danger zone · Settings',
        canMatch: [adminsOnly],
        loadComponent: () => import('./danger/danger.js').then(({ Danger }) => Danger),
      },
    ],
  },
] satisfies Routes;
