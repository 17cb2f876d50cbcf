import { bringUpToDate, type OpenDatabase } from '../database/index.ts';

/** Applies what is missing, or says why nobody here can. */
export async function prepareSchema(database: OpenDatabase): Promise<void> {
  if (!database.ownerUrl) {
    console.error(
      'COVIBE_POSTGRES_ADMIN_URL is not set, so the schema is taken as it is; ' +
        '/api/health says whether it is current.',
    );
    return;
  }
  const applied = await bringUpToDate(database);
  if (applied.length > 0) console.error(`Applied ${applied.length} migrations.`);
}
