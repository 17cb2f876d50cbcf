import { execFileSync } from 'node:child_process';
import { readFileSync, statSync } from 'node:fs';
import { extname, join } from 'node:path';

/** Paths of everything that is, or would be, committed; relative, with forward slashes. */
export function treeFiles(root: string): string[] {
  const listing = execFileSync('git', ['ls-files', '-z', '-co', '--exclude-standard'], {
    cwd: root,
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  });
  const paths = new Set(listing.split('\0').filter(Boolean));
  return [...paths].filter((path) => isFile(join(root, path))).sort();
}

/** Not a folder behind a link, and not a file that git still lists though it was deleted. */
function isFile(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isFile() ?? false;
}

const BINARY = ['.png', '.jpg', '.jpeg', '.webp', '.avif', '.ico', '.woff2', '.gz', '.br', '.zip'];

export function isText(path: string): boolean {
  return !BINARY.includes(extname(path));
}

export function linesOf(root: string, path: string): string[] {
  return readFileSync(join(root, path), 'utf8').replace(/\n$/, '').split('\n');
}
