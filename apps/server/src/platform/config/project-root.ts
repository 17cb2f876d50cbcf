import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** The folder that holds `docs/` and `dist/`, whether this runs from sources or from the build. */
export const PROJECT_ROOT = ancestorWith(import.meta.dirname, 'docs');

function ancestorWith(start: string, child: string): string {
  for (let folder = start; ; folder = dirname(folder)) {
    if (existsSync(join(folder, child)) && existsSync(join(folder, 'package.json'))) return folder;
    if (dirname(folder) === folder) throw new Error(`no folder above ${start} holds ${child}/`);
  }
}
