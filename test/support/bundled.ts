import { build, stop } from 'esbuild';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { ROOT } from '../../tools/repository.ts';

/**
 * One of our modules as a file that a process of its own can import: tests of locks and crashes need
 * real processes, and Node alone does not know our path names.
 */
export async function bundled(entry: string): Promise<{ url: string; remove(): void }> {
  const folder = mkdtempSync(join(tmpdir(), 'covibe-bundle-'));
  const outfile = join(folder, 'module.mjs');
  await build({
    entryPoints: [join(ROOT, entry)],
    outfile,
    bundle: true,
    platform: 'node',
    format: 'esm',
    logLevel: 'silent',
  });
  // The bundler's own process would keep a test run from ending.
  await stop();
  return {
    url: pathToFileURL(outfile).href,
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}
