import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { type Environment, statePlaces } from '@covibe/local-state';

/** The file by which one watch a machine and server knows of the other. */
export function watchAlone(env: Environment, home: string, origin: string): string {
  const name = createHash('sha256').update(origin).digest('hex').slice(0, 16);
  return join(statePlaces(env, home).folder, `watch-${name}.alone`);
}
