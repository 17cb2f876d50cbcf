import { prepareSchema } from '../start/prepare-schema.ts';
import { withDatabase } from '../database/index.ts';
import { serverOrigin } from '../doctor/checks/shared-server.ts';
import { seed } from '../seed/index.ts';
import { task, TaskFault } from '../task.ts';

await task((args) => {
  if (process.env.COVIBE_AUTH_MODE === 'workos') {
    throw new TaskFault('seed:dev invents people; in WorkOS mode people come from WorkOS.');
  }
  return withDatabase(async (database) => {
    await prepareSchema(database);
    const tenants = await seed(database.appUrl);
    if (args.includes('--json')) {
      console.log(JSON.stringify({ base_url: serverOrigin(process.env), tenants }));
      return;
    }
    for (const { name, workspaces, developers } of tenants) {
      const people = developers.map(({ handle }) => handle).join(', ');
      console.log(`${name}: ${workspaces.map(({ slug }) => slug).join(', ')} (${people})`);
    }
  });
});
