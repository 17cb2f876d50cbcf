import 'reflect-metadata';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { ROOT } from '../../repository.ts';
import type { BenchWork } from './work-generator.ts';

export interface BenchActor {
  tenantId: string;
  workspaceId: string;
  developerId: string;
  role: 'admin' | 'member';
  via: 'agent';
  credential: string;
}

interface BuiltTasks {
  check(
    actor: BenchActor,
    call: { operation: string },
    text: BenchWork,
  ): Promise<{ matches: { id: string }[]; skipped: boolean }>;
}

export interface BuiltChecks {
  check: BuiltTasks['check'];
  /** Takes into the index what is not in it yet, as the server's own job does. */
  index(): Promise<void>;
  close(): Promise<void>;
}

interface BuiltApp {
  init(): Promise<unknown>;
  get(token: unknown, options: { strict: boolean }): unknown;
  close(): Promise<void>;
}

/** The services of the built server without its door: what `covibe_task check` calls. */
export async function builtChecks(appUrl: string): Promise<BuiltChecks> {
  const { AppModule } = await built('app.module.js');
  const { readConfig } = await built('platform/config/read-config.js');
  const { Tasks } = await built('features/tasks/tasks.service.js');
  const { OverlapSweep } = await built('features/overlap/overlap-sweep.js');
  const config = (readConfig as (env: object) => object)({
    DATABASE_URL: appUrl,
    COVIBE_LOG_LEVEL: 'silent',
    PORT: '0',
  });
  const root = (AppModule as { with(config: object): object }).with(config);
  const { createApp } = await built('platform/http/create-app.js');
  const { createLogger } = await built('platform/logging/logger.js');
  const logger = (createLogger as (level: string) => object)('silent');
  const app = await (createApp as (root: object, parts: object) => Promise<BuiltApp>)(root, {
    config,
    logger,
  });
  await app.init();
  const tasks = app.get(Tasks, { strict: false }) as BuiltTasks;
  const sweep = app.get(OverlapSweep, { strict: false }) as { sweep(): Promise<void> };
  return {
    check: (actor, call, text) => tasks.check(actor, call, text),
    index: () => sweep.sweep(),
    close: () => app.close(),
  };
}

async function built(path: string): Promise<Record<string, unknown>> {
  const file = join(ROOT, 'dist/server/apps/server/src', path);
  return (await import(pathToFileURL(file).href)) as Record<string, unknown>;
}
