import { lstat, readdir, readFile, realpath, stat } from 'node:fs/promises';
import { join, sep } from 'node:path';

/** One markdown file that may be read, under the address readers use for it. */
export interface DocFile {
  /** Without the ending: `engineering/database`. */
  path: string;
  file: string;
  /** Changes whenever the content does. */
  version: string;
}

const MAX_DEPTH = 5;
const MAX_FILES = 1000;
const MAX_BYTES = 512 * 1024;
/** A name that is its own address: nothing to decode, nothing that climbs, no hidden file. */
const PLAIN_NAME = /^[A-Za-z0-9][A-Za-z0-9._-]*$/;

/**
 * The files under `docs/` that may be served. A request never builds a path: it looks its address
 * up among the files that were found by walking the folder, after symbolic links were resolved.
 */
export class DocLibrary {
  constructor(private readonly root: string) {}

  async list(): Promise<Map<string, DocFile>> {
    const found = new Map<string, DocFile>();
    const root = await realpath(this.root).catch(() => undefined);
    if (root !== undefined) await this.walk(root, root, [], found);
    return found;
  }

  async read(doc: DocFile): Promise<string> {
    return readFile(doc.file, 'utf8');
  }

  private async walk(
    root: string,
    folder: string,
    names: readonly string[],
    found: Map<string, DocFile>,
  ): Promise<void> {
    const entries = await readdir(folder);
    for (const name of entries.sort()) {
      if (!PLAIN_NAME.test(name) || found.size >= MAX_FILES) continue;
      const at = join(folder, name);
      const real = await realpath(at).catch(() => undefined);
      if (real === undefined || !(real === root || real.startsWith(root + sep))) continue;
      const kind = await stat(real);
      if (kind.isDirectory()) {
        // A linked folder could lead back to where we are.
        const linked = (await lstat(at)).isSymbolicLink();
        if (!linked && names.length < MAX_DEPTH)
          await this.walk(root, at, [...names, name], found);
      } else if (kind.isFile() && name.endsWith('.md') && kind.size <= MAX_BYTES) {
        const path = [...names, name.slice(0, -'.md'.length)].join('/');
        found.set(path, { path, file: real, version: `${kind.mtimeMs}-${kind.size}` });
      }
    }
  }
}
