import type pg from 'pg';

/** Where and for whom rows are written; each file of rows gets one place after the other. */
export interface SeedPlace {
  client: pg.Client;
  tenantId: string;
  workspaceId: string;
  /** Slugs, for ids that come out the same in every run. */
  words: readonly [tenant: string, workspace: string];
  /** In the order of the company; the first is an admin. */
  developers: readonly { id: string; handle: string }[];
  /** The last of the 120 days; the same in every run on one database. */
  today: Date;
  /** How many times as much as one small team leaves behind. */
  scale: number;
}

/** Writes the rows of one feature into one workspace; rows that exist stay as they are. */
export type SeedRows = (place: SeedPlace) => Promise<void>;

export const DAYS = 120;
export const DAY_MS = 86_400_000;

/** Runs the work inside one tenant, or one of its workspaces, as the server's own role would. */
export async function inside<T>(
  client: pg.Client,
  { tenantId, workspaceId = '' }: { tenantId: string; workspaceId?: string },
  work: () => Promise<T>,
): Promise<T> {
  await client.query('begin');
  try {
    await client.query('select app.enter($1, $2)', [tenantId, workspaceId]);
    const result = await work();
    await client.query('commit');
    return result;
  } catch (fault) {
    await client.query('rollback');
    throw fault;
  }
}
