import type { DocOutline } from './doc-markdown.js';

export interface DocEntry {
  path: string;
  outline: DocOutline;
}

/** A page of a group; `engineering/mcp/…` stand below the page `engineering/mcp`. */
export interface GroupedDoc extends DocEntry {
  below: DocEntry[];
}

export interface DocGroup {
  title: string;
  summary: string;
  entries: GroupedDoc[];
}

/** The folders readers meet first, in their order; a folder not named here follows by its name. */
const FOLDERS: Record<string, { title: string; summary: string }> = {
  product: { title: 'Product', summary: 'Start here: run it, and see what it does.' },
  engineering: { title: 'Engineering', summary: 'How it is built, and why it holds.' },
  'how-to': { title: 'How-to', summary: 'One page for each kind of change, with a real one.' },
  adr: { title: 'Decisions', summary: 'What was chosen, what it costs, how to undo it.' },
};

/** Pages that open their group; the others follow by title, numbered ones by number. */
const FIRST_PAGES = [
  'product/getting-started',
  'product/connect-an-agent',
  'product/coordination',
  'engineering/architecture',
  'engineering/work',
  'engineering/mcp',
  'engineering/auth',
  'engineering/tenancy',
  'engineering/database',
];

export function groupDocs(entries: readonly DocEntry[]): DocGroup[] {
  const folders = Object.groupBy(entries, (entry) => folderOf(entry.path));
  const known = Object.keys(FOLDERS);
  return Object.entries(folders)
    .map(([folder, found = []]) => ({ folder, entries: nested(found) }))
    .sort(
      (a, b) =>
        rank(known, a.folder) - rank(known, b.folder) || a.folder.localeCompare(b.folder, 'en'),
    )
    .map((group) => ({
      ...(FOLDERS[group.folder] ?? { title: spelled(group.folder), summary: '' }),
      entries: group.entries,
    }));
}

function nested(found: readonly DocEntry[]): GroupedDoc[] {
  const paths = new Set(found.map((entry) => entry.path));
  const parentOf = ({ path }: DocEntry): string => path.slice(0, Math.max(0, path.lastIndexOf('/')));
  const sorted = [...found].sort(inReadingOrder);
  return sorted
    .filter((entry) => !paths.has(parentOf(entry)))
    .map((entry) => ({
      ...entry,
      below: sorted.filter((other) => parentOf(other) === entry.path),
    }));
}

function inReadingOrder(a: DocEntry, b: DocEntry): number {
  return (
    rank(FIRST_PAGES, a.path) - rank(FIRST_PAGES, b.path) ||
    sortName(a).localeCompare(sortName(b), 'en', { numeric: true })
  );
}

/** `adr/0003-…` keeps its place by number; everything else stands by the words readers see. */
function sortName(entry: DocEntry): string {
  const file = entry.path.split('/').at(-1) ?? '';
  return /^\d/.test(file) ? file : entry.outline.title;
}

function rank(order: readonly string[], name: string): number {
  const at = order.indexOf(name);
  return at < 0 ? order.length : at;
}

function folderOf(path: string): string {
  return path.includes('/') ? (path.split('/')[0] ?? '') : '';
}

function spelled(folder: string): string {
  const words = folder.replaceAll('-', ' ');
  return words === '' ? 'More' : words.charAt(0).toUpperCase() + words.slice(1);
}
