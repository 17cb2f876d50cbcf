import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { treeFiles } from '../../tools/gates/tree-files.js';
import { ROOT } from '../../tools/repository.js';

const LINK = /\]\((?![a-z]+:|#|\/)([^)\s#]+)(?:#[^)]*)?\)/g;
/** A path of ours in code quotes; what has a placeholder in it is a pattern, not a path. */
const QUOTED = /`((?:apps|libs|migrations|test|tools|docs)\/[\w./-]+)`/g;

const found = (text: string, pattern: RegExp) =>
  [...text.matchAll(pattern)].map(([, path]) => path ?? '');

/** What a document at `path` points at and nobody would find. */
function lostIn(path: string, text: string): string[] {
  const links = found(text, LINK).filter((link) => !existsSync(join(ROOT, dirname(path), link)));
  const quoted = found(text, QUOTED).filter((quote) => !existsSync(join(ROOT, quote)));
  return [...links, ...quoted].map((lost) => `${path}: ${lost}`);
}

describe('the documents', () => {
  const documents = treeFiles(ROOT).filter((path) => path.endsWith('.md'));

  it('link only to files and folders that are there', () => {
    expect(documents.length).toBeGreaterThan(0);
    const lost = documents.flatMap((path) => lostIn(path, readFileSync(join(ROOT, path), 'utf8')));
    expect(lost).toEqual([]);
  });

  it('would be caught when they did not', () => {
    const text = 'See [there](nowhere.md#top), [web](https://example.com) and `tools/nowhere.ts`.';
    expect(lostIn('docs/x.md', text)).toEqual([
      'docs/x.md: nowhere.md',
      'docs/x.md: tools/nowhere.ts',
    ]);
  });
});
