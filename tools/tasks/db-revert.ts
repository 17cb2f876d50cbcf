import { revert } from '../../migrations/run.ts';
import { ownerOf, withDatabase } from '../database/index.ts';
import { task } from '../task.ts';

await task(() =>
  withDatabase(async (database) => {
    const reverted = await revert(ownerOf(database));
    console.log(reverted ? `reverted ${reverted}` : 'No migration is applied.');
  }),
);
