import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as tools from '../../libs/contracts/src/tools.js';
import { ROOT } from '../../tools/repository.js';

const PAGE = 'docs/engineering/mcp.md';
const ROW = /^\| `(covibe_\w+)` \| (.+) \|$/gm;

/** Tools and operations as the table of a page names them. */
function toolsIn(text: string): Record<string, string[]> {
  const rows = [...text.matchAll(ROW)].map(([, name = '', list = '']) => {
    const operations = [...list.matchAll(/`(\w+)`/g)].map(([, word = '']) => word);
    return [name, operations] as const;
  });
  return Object.fromEntries(rows);
}

describe('the page about tools', () => {
  it('names every tool and every operation that agents are offered, in their order', () => {
    const declared = Object.values(tools).map((tool) => [tool.name, Object.keys(tool.operations)]);
    const page = readFileSync(join(ROOT, PAGE), 'utf8');
    expect(toolsIn(page)).toEqual(Object.fromEntries(declared));
  });

  it('would be caught with an operation missing', () => {
    const page = '| tool | operations |\n|---|---|\n| `covibe_note` | `blocker`, `decision` |\n';
    expect(toolsIn(page)).toEqual({ covibe_note: ['blocker', 'decision'] });
  });
});
