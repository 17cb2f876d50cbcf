import 'reflect-metadata';
import { AppModule } from './app.module.js';
import { banner } from './banner.js';
import { PublicOrigin } from './platform/config/public-origin.js';
import { environment } from './platform/config/environment.js';
import { readConfig } from './platform/config/read-config.js';
import { prepareUploadFolder } from './platform/config/upload-folder.js';
import { createApp } from './platform/http/create-app.js';
import { drain } from './platform/http/drain.js';
import { listen } from './platform/http/listen.js';
import { createLogger } from './platform/logging/logger.js';
import { startupFault } from './startup-fault.js';

/** Longer than any drain takes; after this the process ends whatever is still open. */
const LAST_EXIT_MS = 9_500;

async function start(): Promise<void> {
  const config = readConfig(environment());
  prepareUploadFolder(config);
  const logger = createLogger(config.logLevel);
  const app = await createApp(AppModule.with(config), { config, logger });
  const origin = app.get(PublicOrigin);
  const port = await listen(app, { config, origin });
  process.stderr.write(banner(config, origin, port));
  let stopping = false;
  const stop = (): void => {
    if (stopping) return;
    stopping = true;
    setTimeout(() => process.exit(0), LAST_EXIT_MS).unref();
    void drain(app).then(
      () => process.exit(0),
      () => process.exit(1),
    );
  };
  process.on('SIGTERM', stop);
  process.on('SIGINT', stop);
}

start().catch((fault: unknown) => {
  process.stderr.write(`${startupFault(fault)}\n`);
  process.exit(1);
});
