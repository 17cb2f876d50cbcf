import { buildStale, SERVER_ENTRY } from '../build/outputs.ts';
import { openDatabase, type OpenDatabase } from '../database/index.ts';
import { prepareSchema } from '../start/prepare-schema.ts';
import { runServer } from '../start/server-process.ts';
import { stopRequest } from '../start/stop-request.ts';
import { task } from '../task.ts';

// `npm start`: database, schema, build, serve, and all of it gone again with Ctrl-C.
await task(async () => {
  const stop = stopRequest();
  let database: OpenDatabase | undefined;
  const prepare = async () => {
    database = await openDatabase();
    await prepareSchema(database);
    return database;
  };
  try {
    const [opened] = await both(prepare(), buildStale(stop.asked));
    if (stop.asked.aborted) return 0;
    const env = {
      DATABASE_URL: opened.appUrl,
      ...(opened.ownerUrl && { COVIBE_POSTGRES_ADMIN_URL: opened.ownerUrl }),
    };
    return await runServer(SERVER_ENTRY, env, stop);
  } catch (fault) {
    if (stop.asked.aborted) return 0;
    throw fault;
  } finally {
    await database?.close();
  }
});

/** Waits for both even when one fails, so that nothing is still starting when we clean up. */
async function both<A, B>(first: Promise<A>, second: Promise<B>): Promise<[A, B]> {
  await Promise.allSettled([first, second]);
  return Promise.all([first, second]);
}
