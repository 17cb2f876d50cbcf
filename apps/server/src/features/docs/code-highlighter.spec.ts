import { CodeHighlighter } from './code-highlighter.js';
import { drawCode, plainLines } from './code-tokens.js';

describe('code in the documentation', () => {
  const highlighter = new CodeHighlighter();
  afterAll(() => highlighter.onApplicationShutdown());

  it('is coloured by classes, with no inline style, and stays the same text', async () => {
    const code = 'export const a: string = `x`; // why\nselect("<b>");';
    const drawn = drawCode(await highlighter.highlight(code, 'ts'), 'ts').toString();
    expect(drawn).toContain('<span class="code-keyword">export const </span>');
    expect(drawn).toContain('<span class="code-comment">// why</span>');
    expect(drawn).toContain('&lt;b&gt;');
    expect(drawn).not.toMatch(/style=/);
    const text = drawn.replace(/<[^>]*>/g, '').replaceAll('&lt;', '<').replaceAll('&gt;', '>');
    expect(text.replaceAll('&quot;', '"')).toBe(code);
  });

  it('marks added and removed lines of a diff', async () => {
    const lines = await highlighter.highlight('+ new\n- old\n same', 'diff');
    expect(lines.map((line) => line[0]?.[0])).toEqual(['inserted', 'deleted', '']);
  });

  it('stays plain in a language that is not known, and when it is very long', async () => {
    expect(await highlighter.highlight('a\nb', 'cobol')).toEqual(plainLines('a\nb'));
    expect(await highlighter.highlight('x'.repeat(20_001), 'ts')).toHaveLength(1);
  });

  it('gives the waiting reader plain code when the thread ends, and starts another', async () => {
    const asked = highlighter.highlight('const a = 1', 'ts');
    highlighter.onApplicationShutdown();
    expect(await asked).toEqual(plainLines('const a = 1'));
    expect((await highlighter.highlight('const a = 1', 'ts'))[0]?.[0]?.[0]).toBe('keyword');
  });
});
