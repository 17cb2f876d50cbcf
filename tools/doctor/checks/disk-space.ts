import { existsSync, statfsSync } from 'node:fs';
import { dirname } from 'node:path';
import { dataDirectory } from '../../repository.ts';
import { type Check, fail, type Finding, ok, warn } from '../finding.ts';

const GIGABYTE = 1024 ** 3;
const COMFORTABLE = GIGABYTE;
/** PostgreSQL writes its log in pieces of 16 MB and stops when the next one does not fit. */
const LEAST = 0.2 * GIGABYTE;

export const diskSpace: Check = () => {
  let folder = dataDirectory();
  while (!existsSync(folder)) folder = dirname(folder);
  const { bavail, bsize } = statfsSync(folder);
  return Promise.resolve([judgeSpace(bavail * bsize, dataDirectory())]);
};

export function judgeSpace(bytes: number, folder: string): Finding {
  const what = `${(bytes / GIGABYTE).toFixed(1)} GB free for ${folder}`;
  if (bytes >= COMFORTABLE) return ok(what);
  const cure = 'Free some space, or point COVIBE_DATA_DIR at another disk.';
  return bytes >= LEAST ? warn(what, cure) : fail(what, cure);
}
