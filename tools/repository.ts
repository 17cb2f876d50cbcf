import { dirname, resolve } from 'node:path';

/** The clone's root; every task works on it, whatever folder it was called from. */
export const ROOT = dirname(import.meta.dirname);

export function dataDirectory(): string {
  return resolve(ROOT, process.env.COVIBE_DATA_DIR || '.covibe-data');
}
