import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import type { Gate } from './gate.ts';

/** What a visitor downloads, compressed as the server sends it. */
const INITIAL_BUDGET = 160_000;
const LAZY_BUDGET = 45_000;

const STATIC = /(?:from|import)\s*["']\.\/([\w.-]+\.js)["']/g;
const LAZY = /import\(\s*["'`]\.\/([\w.-]+\.js)["'`]\s*\)/g;
const LOADED_BY_PAGE = /(?:src|href)="\/?([\w./-]+\.(?:js|css))"/g;

/** Holds the built console (dist/console) to its budgets: the start, and each lazy part on top. */
export const budgets: Gate = {
  name: 'budgets',
  inspect: (root) => Promise.resolve(overweightOf(join(root, 'dist', 'console'))),
};

function overweightOf(folder: string): string {
  const page = join(folder, 'index.html');
  if (!existsSync(page)) return 'dist/console is not built: npm run build';
  const bundle = new Bundle(folder);
  const initial = bundle.closure(matches(readFileSync(page, 'utf8'), LOADED_BY_PAGE));
  if (![...initial].some((file) => file.endsWith('.js'))) return `${page} loads no script`;
  const faults = [complaint('the first page', bundle.weight(initial), INITIAL_BUDGET)];
  for (const entry of bundle.lazyEntries()) {
    if (initial.has(entry)) continue;
    const own = new Set([...bundle.closure([entry])].filter((file) => !initial.has(file)));
    faults.push(complaint(`the lazy part ${entry}`, bundle.weight(own), LAZY_BUDGET));
  }
  return faults.filter(Boolean).join('\n');
}

function complaint(what: string, weight: number, budget: number): string {
  if (weight <= budget) return '';
  const kilobytes = (bytes: number) => `${(bytes / 1000).toFixed(1)} kB`;
  return `${what} weighs ${kilobytes(weight)} compressed (at most ${kilobytes(budget)})`;
}

class Bundle {
  private readonly folder: string;

  constructor(folder: string) {
    this.folder = folder;
  }

  /** The files and everything they import without being asked. */
  closure(files: Iterable<string>): Set<string> {
    const found = new Set<string>();
    const waiting = [...files];
    for (let file = waiting.pop(); file; file = waiting.pop()) {
      if (found.has(file) || !existsSync(join(this.folder, file))) continue;
      found.add(file);
      if (file.endsWith('.js')) waiting.push(...matches(this.text(file), STATIC));
    }
    return found;
  }

  lazyEntries(): Set<string> {
    const scripts = readdirSync(this.folder).filter((name) => name.endsWith('.js'));
    return new Set(scripts.flatMap((script) => matches(this.text(script), LAZY)));
  }

  weight(files: Iterable<string>): number {
    let total = 0;
    for (const file of files) total += this.compressed(file);
    return total;
  }

  private compressed(file: string): number {
    const ready = join(this.folder, `${file}.br`);
    if (existsSync(ready)) return readFileSync(ready).length;
    return brotliCompressSync(readFileSync(join(this.folder, file))).length;
  }

  private text(file: string): string {
    return readFileSync(join(this.folder, file), 'utf8');
  }
}

function matches(text: string, pattern: RegExp): string[] {
  return [...text.matchAll(pattern)].flatMap(([, file]) => file ?? []);
}
