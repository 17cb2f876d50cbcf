import cookies from '@fastify/cookie';
import type { DynamicModule } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { Logger } from 'pino';
import { PublicOrigin } from '../config/public-origin.js';
import type { ServerConfig } from '../config/server-config.js';
import { contractPipe } from '../contracts/contract-pipe.js';
import { ErrorFilter } from '../errors/error-filter.js';
import { NestLog } from '../logging/logger.js';
import { addHttpHooks } from './http-hooks.js';
import { httpAdapter } from './http-server.js';

/** The whole application, ready to listen; tests and `main.ts` make it in the same way. */
export async function createApp(
  root: DynamicModule,
  { config, logger }: { config: ServerConfig; logger: Logger },
): Promise<NestFastifyApplication> {
  const adapter = httpAdapter(config);
  const app = await NestFactory.create<NestFastifyApplication>(root, adapter, {
    bodyParser: false,
    abortOnError: false,
    logger: new NestLog(logger),
  });
  await app.register(cookies, { hook: false });
  addHttpHooks(adapter.getInstance(), { origin: app.get(PublicOrigin), logger });
  app.useGlobalPipes(contractPipe());
  app.useGlobalFilters(new ErrorFilter());
  return app;
}
