import {
  ErrorHandler,
  inject,
  provideAppInitializer,
  provideBrowserGlobalErrorListeners,
  type ApplicationConfig,
} from '@angular/core';
import {
  provideRouter,
  TitleStrategy,
  withComponentInputBinding,
  withInMemoryScrolling,
} from '@angular/router';
import { APP_PAGES } from './app.pages.js';
import { appRoutes } from './app.routes.js';
import { PAGES } from './core/pages/page.js';
import { PageTitle } from './core/pages/page-title.js';
import { WORKSPACE_SWITCHER } from './core/pages/workspace-switcher.js';
import { FaultHandler } from './core/problems/fault-handler.js';
import { AccountCommands } from './features/sign-in/index.js';
import { Switcher } from './features/tenancy/index.js';
import { WorkCommands } from './features/workstreams/index.js';

export const appConfig: ApplicationConfig = {
  providers: [
    provideBrowserGlobalErrorListeners(),
    provideRouter(
      appRoutes(APP_PAGES),
      withComponentInputBinding(),
      withInMemoryScrolling({ scrollPositionRestoration: 'enabled' }),
    ),
    { provide: ErrorHandler, useExisting: FaultHandler },
    { provide: TitleStrategy, useExisting: PageTitle },
    { provide: PAGES, useValue: APP_PAGES },
    { provide: WORKSPACE_SWITCHER, useValue: Switcher },
    // Their commands follow the session from the first page on.
    provideAppInitializer(() => void inject(AccountCommands)),
    provideAppInitializer(() => void inject(WorkCommands)),
  ],
};
