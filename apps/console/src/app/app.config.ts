import {
  ErrorHandler,
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
import { FaultHandler } from './core/problems/fault-handler.js';

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
  ],
};
