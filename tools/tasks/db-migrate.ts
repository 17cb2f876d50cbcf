import { bringUpToDate, withDatabase } from '../database/index.ts';
import { task } from '../task.ts';

await task(() =>
  withDatabase(async (database) => {
    const applied = await bringUpToDate(database);
    for (const name of applied) console.log(`applied ${name}`);
    if (applied.length === 0) console.log('The schema is up to date.');
  }),
);
