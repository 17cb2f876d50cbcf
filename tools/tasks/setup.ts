import { bringUpToDate, withDatabase } from '../database/index.ts';
import { CHECKS } from '../doctor/checks.ts';
import { examine } from '../doctor/examine.ts';
import { task } from '../task.ts';

// Everything `npm start` needs, without serving: the database is made and current, the rest examined.
await task(() =>
  withDatabase(async (database) => {
    const applied = await bringUpToDate(database);
    console.log(`${database.place}: ${applied.length} migrations applied\n`);
    return examine(CHECKS);
  }),
);
