import { ownerOf, withDatabase } from '../database/index.ts';
import { task } from '../task.ts';

// The URL alone on standard output, for `psql "$(npm run -s db:url)"`.
await task((args) =>
  withDatabase((database) => {
    console.log(args.includes('--owner') ? ownerOf(database) : database.appUrl);
    if (database.startedHere) {
      console.error('Nobody listens there now: the embedded database runs while `npm start` does.');
    }
    return Promise.resolve();
  }),
);
