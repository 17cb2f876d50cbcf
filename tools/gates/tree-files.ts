import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { extname, join } from 'node:path';

/** Paths of everything that is, or would be, committed; relative, with forward slashes. */
export function treeFiles(root: string): string[] {
  const listing = execFileSync('git', ['ls-files', '-z', '-co', '--exclude-standard'], {
    cwd: root,
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  });
  const paths = new Set(listing.split('\0').filter(Boolean));
  return [...paths].filter((path) => existsSync(join(root, path))).sort();
}

const BINARY = ['.png', '.jpg', '.jpeg', '.webp', '.avif', '.ico', '.woff2', '.gz', '.br', '.zip'];

export function isText(path: string): boolean {
  return !BINARY.includes(extname(path));
}

export function linesOf(root: string, path: string): string[] {
  return readFileSync(join(root, path), 'utf8').replace(/\n$/, '').split('\n');
}
