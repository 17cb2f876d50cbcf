import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** `docs/` of the installation this file belongs to: beside the nearest package.json above it. */
export function docsRoot(from: string = import.meta.dirname): string {
  for (let folder = from; folder !== dirname(folder); folder = dirname(folder)) {
    if (existsSync(join(folder, 'package.json'))) return join(folder, 'docs');
  }
  return join(from, 'docs');
}
