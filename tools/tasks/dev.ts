import { openDatabase } from '../database/index.ts';
import { runWatched } from '../dev/watched-process.ts';
import { isPortFree, nextFreePort } from '../free-port.ts';
import { prepareSchema } from '../start/prepare-schema.ts';
import { stopRequest } from '../start/stop-request.ts';
import { task, TaskFault } from '../task.ts';

const NEST = ['node_modules/@nestjs/cli/bin/nest.js'];
const ANGULAR = ['node_modules/@angular/cli/bin/ng.js'];

// `npm run dev`: both apps rebuild on every change; the browser asks `ng serve`, which passes on to the
// server everything that is not the console's own.
await task(async () => {
  const { asked } = stopRequest();
  const database = await openDatabase();
  try {
    await prepareSchema(database);
    const serverPort = await portOfServer();
    const consolePort = await nextFreePort(4200);
    const origin = `http://localhost:${consolePort}`;
    console.error(`\n  Console: ${origin}\n  Server:  http://localhost:${serverPort}\n`);
    // `ng serve` prefers PORT of the environment to the port it is told.
    const environment = { ...process.env };
    delete environment.PORT;
    const server = {
      ...environment,
      PORT: String(serverPort),
      DATABASE_URL: database.appUrl,
      COVIBE_HOSTED_URL: process.env.COVIBE_HOSTED_URL || origin,
      ...(database.ownerUrl && { COVIBE_POSTGRES_ADMIN_URL: database.ownerUrl }),
    };
    const forConsole = { ...environment, COVIBE_DEV_SERVER: `http://127.0.0.1:${serverPort}` };
    return await untilOneEnds(asked, [
      (stop) => runWatched([...NEST, 'start', 'server', '--watch', '--no-shell'], server, stop),
      (stop) => runWatched([...ANGULAR, 'serve', '--port', `${consolePort}`], forConsole, stop),
    ]);
  } finally {
    await database.close();
  }
});

async function portOfServer(): Promise<number> {
  if (!process.env.PORT) return nextFreePort(3000);
  const port = Number(process.env.PORT);
  if (await isPortFree(port)) return port;
  throw new TaskFault(`Port ${port} is taken by another program: end it or set another PORT.`);
}

/** One watcher without the other is of no use: the first to end ends both. */
async function untilOneEnds(
  asked: AbortSignal,
  watchers: ((stop: AbortSignal) => Promise<number>)[],
): Promise<number> {
  const over = new AbortController();
  const stop = AbortSignal.any([asked, over.signal]);
  const codes = await Promise.all(
    watchers.map(async (watch) => {
      const code = await watch(stop);
      over.abort();
      return code;
    }),
  );
  return Math.max(...codes);
}
