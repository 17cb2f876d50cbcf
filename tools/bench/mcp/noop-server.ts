/** The built server with one more tool, which does nothing: a process of its own for `bench:mcp`. */
import 'reflect-metadata';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { ROOT } from '../../repository.ts';

interface App {
  listen(port: number, host: string): Promise<void>;
  get(token: unknown, options: { strict: false }): { offer(tool: object, handlers: object): void };
}

const built = async (path: string): Promise<Record<string, unknown>> =>
  (await import(pathToFileURL(join(ROOT, 'dist/server', path)).href)) as Record<string, unknown>;
const part = (path: string) => built(`apps/server/src/${path}`);

const { AppModule } = (await part('app.module.js')) as { AppModule: { with(c: object): object } };
const { readConfig } = (await part('platform/config/read-config.js')) as {
  readConfig: (env: object) => { logLevel: string };
};
const { createApp } = (await part('platform/http/create-app.js')) as {
  createApp: (root: object, parts: object) => Promise<App>;
};
const { createLogger } = (await part('platform/logging/logger.js')) as {
  createLogger: (level: string) => object;
};
const { ToolTable } = await part('features/mcp/tool-table.js');
const { TeamState } = await built('libs/contracts/src/dto.js');

const [, , PORT, DATABASE_URL] = process.argv;
const config = readConfig({ PORT, DATABASE_URL, COVIBE_LOG_LEVEL: 'silent' });
const logger = createLogger(config.logLevel);
const app = await createApp(AppModule.with(config), { config, logger });
app.get(ToolTable, { strict: false }).offer(
  {
    name: 'test_noop',
    title: 'Does nothing',
    description: 'Does nothing at all.',
    readOnly: true,
    operations: { nothing: TeamState },
    summaries: { nothing: 'Nothing.' },
  },
  { nothing: () => Promise.resolve({ data: {} }) },
);
await app.listen(Number(PORT), '127.0.0.1');
process.send?.('ready');
