import { join } from 'node:path';
import { newMigration } from '../migration/new-migration.ts';
import { ROOT } from '../repository.ts';
import { task } from '../task.ts';

await task((args) => {
  console.log(`migrations/${newMigration(join(ROOT, 'migrations'), args.join('-'))}`);
  return Promise.resolve();
});
