import { ownerOf, withDatabase } from '../database/index.ts';
import { task } from '../task.ts';

// The URL alone on standard output, for `psql "$(npm run -s db:url)"`. The embedded database listens
// only while something runs it, so a stopped one is named here but has to be started to be used.
await task((args) =>
  withDatabase((database) => {
    console.log(args.includes('--owner') ? ownerOf(database) : database.appUrl);
    return Promise.resolve();
  }),
);
