import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ScoredWork } from '../../apps/server/src/features/overlap/scoring/scored-work.ts';
import { ROOT } from '../repository.ts';

export interface Item {
  id: string;
  /** Rises with time. */
  n: number;
  at: number | string;
  title: string;
  body: string;
  files: string[];
}

/** Two items somebody has judged, or two that nobody believes to be the same. */
export interface Pair {
  kind: string;
  query: string;
  doc: string;
  label: 0 | 1;
}

export interface Project {
  name: string;
  items: Item[];
  byId: ReadonlyMap<string, Item>;
  pairs: Pair[];
}

/** Labelled pairs stand beside the repository, not in it. */
export const PUBLIC_SET = join(ROOT, '..', 'shared', 'overlap-eval');

/** The projects of a folder of `<name>.items.jsonl` and `<name>.pairs.jsonl`. */
export function readProjects(folder: string, skip: readonly string[] = []): Project[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((file) => file.endsWith('.items.jsonl'))
    .map((file) => file.replace('.items.jsonl', ''))
    .filter((name) => !skip.includes(name))
    .sort()
    .map((name) => {
      const items = linesOf<Item>(join(folder, `${name}.items.jsonl`));
      const pairs = linesOf<Pair>(join(folder, `${name}.pairs.jsonl`));
      return { name, items, byId: new Map(items.map((item) => [item.id, item])), pairs };
    });
}

export const hasFiles = ({ items }: Project) => items.some(({ files }) => files.length > 0);

/** The same project as one whose items name no files. */
export function withoutFiles(project: Project): Project {
  const items = project.items.map((item) => ({ ...item, files: [] }));
  return { ...project, items, byId: new Map(items.map((item) => [item.id, item])) };
}

export function workOf(item: Item): ScoredWork {
  const at = typeof item.at === 'number' ? item.at * 1000 : Date.parse(item.at);
  return {
    id: item.id,
    title: item.title,
    description: item.body || null,
    scope: null,
    action: null,
    component: null,
    repo: null,
    branch: null,
    paths: item.files,
    at: new Date(Number.isNaN(at) ? 0 : at),
  };
}

function linesOf<Line>(file: string): Line[] {
  return readFileSync(file, 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as Line);
}
