import { parseArgs } from 'node:util';
import { prepareSchema } from '../start/prepare-schema.ts';
import { withDatabase } from '../database/index.ts';
import { serverOrigin } from '../doctor/checks/shared-server.ts';
import { seed, type SeedReport } from '../seed/index.ts';
import { task, TaskFault } from '../task.ts';

const MOST = 1000;

await task((args) => {
  if (process.env.COVIBE_AUTH_MODE === 'workos') {
    throw new TaskFault('seed:dev invents people; in WorkOS mode people come from WorkOS.');
  }
  const { json, scale } = wishes(args);
  const base_url = serverOrigin(process.env);
  return withDatabase(async (database) => {
    await prepareSchema(database);
    const tenants = await seed(database.appUrl, { scale, https: base_url.startsWith('https:') });
    console.log(json ? JSON.stringify({ base_url, tenants }) : summary(tenants));
  });
});

function wishes(args: string[]): { json: boolean; scale: number } {
  const { values } = parsed(args);
  const scale = Number(values.scale ?? 1);
  if (!(scale > 0 && scale <= MOST)) {
    throw new TaskFault(`--scale must be a number above 0 and at most ${MOST}.`);
  }
  return { json: values.json ?? false, scale };
}

function parsed(args: string[]) {
  try {
    return parseArgs({ args, options: { json: { type: 'boolean' }, scale: { type: 'string' } } });
  } catch {
    throw new TaskFault('seed:dev takes --json and --scale <number>, and nothing else.');
  }
}

function summary(tenants: SeedReport[]): string {
  return tenants
    .map(({ name, workspaces, developers }) => {
      const people = developers.map(({ handle }) => handle).join(', ');
      return `${name}: ${workspaces.map(({ slug }) => slug).join(', ')} (${people})`;
    })
    .join('\n');
}
