import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { Logger } from 'pino';
import { AppModule } from '../../apps/server/src/app.module.js';
import { readConfig } from '../../apps/server/src/platform/config/read-config.js';
import { createApp } from '../../apps/server/src/platform/http/create-app.js';
import { drain } from '../../apps/server/src/platform/http/drain.js';
import { createLogger } from '../../apps/server/src/platform/logging/logger.js';
import { type TestDatabase, testDatabase } from './database.js';

export interface TestApp {
  app: NestFastifyApplication;
  database: TestDatabase;
  /** Sends one request without a socket; for sockets use `listen`. */
  inject: NestFastifyApplication['inject'];
  /** Listens on a free loopback port and answers the address. */
  listen(): Promise<string>;
  /** Drains the app as SIGTERM does and drops its database. */
  stop(): Promise<void>;
}

export interface TestAppOptions {
  env?: Record<string, string>;
  /** Changes the module before it is made, such as adding a fixture controller. */
  shape?: (root: ReturnType<typeof AppModule.with>) => void;
  database?: TestDatabase;
  /** Takes the log instead of standard output. */
  logger?: Logger;
}

/** The real application on a database of its own. Logs are silent unless `COVIBE_LOG_LEVEL` is given. */
export async function testApp(options: TestAppOptions = {}): Promise<TestApp> {
  const database = options.database ?? (await testDatabase());
  const config = readConfig({
    COVIBE_LOG_LEVEL: 'silent',
    PORT: '0',
    DATABASE_URL: database.appUrl,
    ...options.env,
  });
  const root = AppModule.with(config);
  options.shape?.(root);
  const logger = options.logger ?? createLogger(config.logLevel);
  const app = await createApp(root, { config, logger });
  await app.init();
  await app.getHttpAdapter().getInstance().ready();
  return {
    app,
    database,
    inject: app.inject.bind<NestFastifyApplication['inject']>(app),
    listen: async () => {
      await app.listen(0, '127.0.0.1');
      return app.getUrl();
    },
    stop: async () => {
      await drain(app);
      await database.drop();
    },
  };
}
