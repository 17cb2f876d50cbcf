import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { RequestMethod } from '@nestjs/common';
import { DiscoveryService, MetadataScanner, ModulesContainer, Reflector } from '@nestjs/core';
import { AppModule } from '../../../apps/server/src/app.module.js';
import { AUTH } from '../../../apps/server/src/platform/auth/route-auth.js';
import { readConfig } from '../../../apps/server/src/platform/config/read-config.js';
import { createApp } from '../../../apps/server/src/platform/http/create-app.js';
import { createLogger } from '../../../apps/server/src/platform/logging/logger.js';
import { ROOT } from '../../../tools/repository.js';
import { testDatabase } from '../../support/database.js';

export interface MountedRoute {
  method: string;
  path: string;
  auth: string;
}

interface Router {
  /** What controllers mount, with the auth that the guards read. */
  mounted: MountedRoute[];
  /** What the HTTP router really answers, the console's files left out. */
  answered: string[];
}

/** Makes the whole application and lists its routes. */
export async function routerListing(): Promise<Router> {
  const database = await testDatabase();
  const config = readConfig({ DATABASE_URL: database.appUrl });
  const app = await createApp(AppModule.with(config), { config, logger: createLogger('silent') });
  const instance = app.getHttpAdapter().getInstance();
  const answered = new Set<string>();
  instance.addHook('onRoute', ({ method, url }) => {
    for (const each of [method].flat()) answered.add(`${each} ${url}`);
  });
  await app.init();
  await instance.ready();
  const mounted = controllersOf(app.get(ModulesContainer)).flatMap(routesOf);
  await app.close();
  await database.drop();
  const files = consoleFiles();
  return {
    mounted,
    answered: [...answered].filter((route) => !files.has(route.replace(/^\w+ /, ''))).sort(),
  };
}

function controllersOf(modules: ModulesContainer): object[] {
  return new DiscoveryService(modules)
    .getControllers()
    .map(({ instance }) => instance as object)
    .filter(Boolean);
}

function routesOf(controller: object): MountedRoute[] {
  const prototype = Object.getPrototypeOf(controller) as Record<string, () => unknown>;
  const reflector = new Reflector();
  return new MetadataScanner().getAllMethodNames(prototype).flatMap((name) => {
    const handler = prototype[name];
    const method = handler && (Reflect.getMetadata('method', handler) as number | undefined);
    if (!handler || method === undefined) return [];
    const auth = reflector.getAllAndOverride<string | undefined>(AUTH, [
      handler,
      controller.constructor as () => unknown,
    ]);
    const paths = [Reflect.getMetadata('path', handler) as string | string[]].flat();
    const below = String(Reflect.getMetadata('path', controller.constructor) ?? '/');
    return paths.map((path) => ({
      method: RequestMethod[method] ?? '?',
      path: `/${below}/${path}`.replace(/\/+/g, '/').replace(/(.)\/$/, '$1'),
      auth: auth ?? 'session',
    }));
  });
}

/** The built console, where there is one: its files are routes of their own. */
function consoleFiles(): Set<string> {
  const folder = join(ROOT, 'dist', 'console');
  if (!existsSync(folder)) return new Set();
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  return new Set(names.map((name) => `/${name}`));
}
