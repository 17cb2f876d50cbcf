import { raw } from '../../platform/http/html.js';
import { drawCode, plainLines } from './code-tokens.js';
import { outlineOf, renderDoc } from './doc-markdown.js';

const isPage = (path: string): boolean => ['engineering/database', 'adr/0001-runtime'].includes(path);

async function body(source: string): Promise<string> {
  const drawn = await renderDoc(source, 'engineering/testing', isPage, ({ code, language }) =>
    Promise.resolve(drawCode(plainLines(code), language)),
  );
  return drawn.body.toString();
}

describe('a documentation page', () => {
  it('has its first heading as title, its first paragraph as summary, and an id for each heading', () => {
    const outline = outlineOf(
      '# Testing `well`\n\nRun **all** of\nit.\n\n## What & why\n\ntext\n\n### What & why\n\n## Ünïcode 2\n\n## !!!\n',
    );
    expect(outline).toEqual({
      title: 'Testing well',
      summary: 'Run all of it.',
      headings: [
        { level: 2, id: 'what-why', text: 'What & why' },
        { level: 3, id: 'what-why-2', text: 'What & why' },
        { level: 2, id: 'unicode-2', text: 'Ünïcode 2' },
        { level: 2, id: 'section', text: '!!!' },
      ],
    });
  });

  it('draws headings as links to themselves and leaves the title to the page', async () => {
    expect(await body('# Title\n\n## One two\n')).toBe(
      '<h2 id="one-two"><a href="#one-two" class="anchor">One two</a></h2>\n',
    );
  });

  it('does not nest a link inside a heading that is one already', async () => {
    expect(await body('## See [it](https://a.example/)\n')).toBe(
      '<h2 id="see-it">See <a href="https://a.example/" rel="noopener noreferrer">it</a></h2>\n',
    );
  });

  it('turns links between files into links between pages', async () => {
    const page = await body(
      '[a](database.md#rows) [b](../adr/0001-runtime.md) [c](../../apps/server/src/main.ts) [d](gone.md) [e](#x) [f](/workstreams)',
    );
    expect(page).toContain('<a href="/docs/engineering/database#rows">a</a>');
    expect(page).toContain('<a href="/docs/adr/0001-runtime">b</a>');
    expect(page).toContain('<span>c</span>');
    expect(page).toContain('<span>d</span>');
    expect(page).toContain('<a href="#x">e</a>');
    expect(page).toContain('<a href="/workstreams">f</a>');
  });

  it('wraps tables so that only they scroll sideways', async () => {
    const page = await body('| a | b |\n|---|---|\n| 1 | 2 |\n');
    expect(page).toMatch(/^<div class="table" tabindex="0"><table>/);
    expect(page).toMatch(/<\/table><\/div>$/);
  });

  it('aligns columns by classes, because pages allow no inline style', async () => {
    const page = await body('| a | b |\n|--:|:-:|\n| 1 | 2 |\n');
    expect(page).toContain('<th class="to-right">a</th>');
    expect(page).toContain('<td class="to-center">2</td>');
    expect(page).not.toContain('style=');
  });

  it('draws fenced and indented code through the given function, escaped', async () => {
    const page = await body('```evil" onload="x\n<b>&\n```\n\n    <i>\n');
    expect(page).toContain('data-language="evil&quot;"');
    expect(page).toContain('&lt;b&gt;&amp;');
    expect(page).toContain('&lt;i&gt;');
    expect(page).not.toMatch(/<[bi]>/);
  });

  it('shows the words of a picture, since only markdown is served', async () => {
    expect(await body('![the <b>console](shot.png)')).toBe('<p>the &lt;b&gt;console</p>\n');
  });

  it('trusts only what was drawn as HTML', async () => {
    const drawn = await renderDoc('```\nx\n```\n', 'a', isPage, () => Promise.resolve(raw('<hr>')));
    expect(drawn.body.toString()).toBe('<hr>');
  });
});
