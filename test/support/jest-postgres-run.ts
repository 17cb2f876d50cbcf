/** What the parts of one test run tell each other about its PostgreSQL. */
export const TEST_POSTGRES = {
  owner: 'COVIBE_TEST_OWNER_URL',
  app: 'COVIBE_TEST_APP_URL',
} as const;
export const TEMPLATE = 'covibe_template';

export type RunningPostgres = typeof globalThis & {
  covibeTestPostgres?: { stop(): Promise<void>; dataDir: string };
};

export function inDatabase(url: string, database: string): string {
  const changed = new URL(url);
  changed.pathname = `/${database}`;
  return changed.href;
}
