/** The built server with one route three times, open and behind each guard: for `bench:auth`. */
import 'reflect-metadata';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { Controller } from '@nestjs/common';
import { ROOT } from '../../repository.ts';

interface App {
  listen(port: number, host: string): Promise<void>;
}

const part = async (path: string): Promise<Record<string, unknown>> => {
  const file = join(ROOT, 'dist/server/apps/server/src', path);
  return (await import(pathToFileURL(file).href)) as Record<string, unknown>;
};

const { AppModule } = (await part('app.module.js')) as {
  AppModule: { with(config: object): { controllers?: unknown[] } };
};
const { readConfig } = (await part('platform/config/read-config.js')) as {
  readConfig: (env: object) => { logLevel: string };
};
const { createApp } = (await part('platform/http/create-app.js')) as {
  createApp: (root: object, parts: object) => Promise<App>;
};
const { createLogger } = (await part('platform/logging/logger.js')) as {
  createLogger: (level: string) => object;
};
const { Route } = (await part('platform/http/route.js')) as {
  Route: (endpoint: object) => MethodDecorator;
};

class GuardedRoutes {
  public(): object {
    return { alive: true };
  }

  session(): object {
    return { alive: true };
  }

  agent(): object {
    return { alive: true };
  }
}

// What decorators would say, said by hand: Node runs this file as it is.
Controller()(GuardedRoutes);
for (const auth of ['public', 'session', 'agent'] as const) {
  const handler = Object.getOwnPropertyDescriptor(GuardedRoutes.prototype, auth);
  if (!handler) throw new Error(`no handler for ${auth}`);
  Route({ method: 'GET', path: `/bench/${auth}`, auth })(GuardedRoutes.prototype, auth, handler);
}

const [, , PORT, DATABASE_URL] = process.argv;
const config = readConfig({ PORT, DATABASE_URL, COVIBE_LOG_LEVEL: 'silent' });
const root = AppModule.with(config);
root.controllers = [GuardedRoutes];
const app = await createApp(root, { config, logger: createLogger(config.logLevel) });
await app.listen(Number(PORT), '127.0.0.1');
process.send?.('ready');
process.once('disconnect', () => process.exit());
