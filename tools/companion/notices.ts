import type { Metafile } from 'esbuild';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../repository.ts';

const PACKAGE = /^(.*node_modules\/(?:@[^/]+\/)?[^/]+)\//;
const LICENCE = /^(?:licen[cs]e|copying)(?:[.-].*)?$/i;

/** The licences of everything that was bundled, which each of them asks to be passed on. */
export function noticesOf(metafiles: readonly Metafile[]): string {
  const folders = new Set<string>();
  for (const { inputs } of metafiles) {
    for (const path of Object.keys(inputs)) {
      const [, folder] = PACKAGE.exec(path) ?? [];
      if (folder) folders.add(folder);
    }
  }
  return [...folders].sort().map(noticeOf).join('\n');
}

function noticeOf(folder: string): string {
  const place = join(ROOT, folder);
  const { name, version, license } = JSON.parse(
    readFileSync(join(place, 'package.json'), 'utf8'),
  ) as { name: string; version: string; license?: string };
  const file = existsSync(place) && readdirSync(place).find((entry) => LICENCE.test(entry));
  const text = file ? readFileSync(join(place, file), 'utf8').trim() : '(no text in its package)';
  return `${name} ${version}, ${license ?? 'unknown licence'}\n\n${text}\n\n${'-'.repeat(72)}\n`;
}
