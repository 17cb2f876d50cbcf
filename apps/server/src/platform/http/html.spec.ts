import fc from 'fast-check';
import { escapeHtml, html, isSafeUrl, raw } from './html.js';

/** The line breaks that formatting puts between tags mean nothing here. */
const text = (value: unknown): string =>
  String(value).replace(/>\s+/g, '>').replace(/\s+</g, '<').replace(/\s+/g, ' ');

describe('html templates', () => {
  it('escapes a value in text and in a quoted attribute', () => {
    const hostile = `"><script>alert('x')</script>&`;
    expect(text(html`<p title="${hostile}">${hostile}</p>`)).toBe(
      '<p title="&quot;&gt;&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt;&amp;">' +
        '&quot;&gt;&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt;&amp;</p>',
    );
  });

  it('writes fragments, lists and raw text as they are, and nothing for an absent value', () => {
    const items = ['a<b', 'c'].map((item) => html`<li>${item}</li>`);
    expect(
      text(
        html`<ul>
          ${items}${null}${undefined}${false}${raw('<hr>')}${0}
        </ul>`,
      ),
    ).toBe('<ul><li>a&lt;b</li><li>c</li><hr>0</ul>');
  });

  it('escapes text inside a title element', () => {
    expect(text(html`<title>${'</title><script>'}</title>`)).toBe(
      '<title>&lt;/title&gt;&lt;script&gt;</title>',
    );
  });

  it.each([
    'javascript:alert(1)',
    'JaVaScRiPt:alert(1)',
    ' javascript:alert(1)',
    'java\nscript:alert(1)',
    '\u0001javascript:alert(1)',
    'data:text/html,<script>alert(1)</script>',
    'vbscript:x',
    'file:///etc/passwd',
    '//evil.example/x',
    '/\\evil.example',
    '\\\\evil.example',
    '/\t/evil.example',
  ])('refuses the address %j in a link', (url) => {
    expect(isSafeUrl(url)).toBe(false);
    expect(text(html`<a href="${url}">x</a>`)).toBe('<a href="#">x</a>');
  });

  it.each(['/docs', '#top', 'a/b?c=d:e', '', 'https://a.example/x:y', 'HTTP://a.example'])(
    'keeps the address %j in a link',
    (url) => {
      expect(text(html`<a href="${url}">x</a>`)).toBe(`<a href="${escapeHtml(url)}">x</a>`);
    },
  );

  it('refuses a template that leaves a value unprotected', () => {
    const value = 'x onload=alert(1)';
    expect(() => html`<a href=${value}>x</a>`).toThrow('quote the attribute');
    expect(() => html`<a ${value}>x</a>`).toThrow('only an html fragment');
    expect(
      () =>
        html`<script>
          const a = ${value};
        </script>`,
    ).toThrow('script or style');
    expect(
      () =>
        html`<style>
          p {
            color: ${value};
          }
        </style>`,
    ).toThrow('script or style');
    expect(
      () =>
        html`<script src="/a.js">
          ${value}
        </script>`,
    ).toThrow('script or style');
    expect(() => html`<!-- ${value} -->`).toThrow('no comments');
  });

  it('takes a fragment inside a tag and values in and after a script tag', () => {
    const current = html` aria-current="page"`;
    const file = '/a.js';
    expect(
      text(
        html`<a href="/" ${current}>x</a>
          <script src="${file}"></script>
          ${'<'}`,
      ),
    ).toBe('<a href="/" aria-current="page">x</a><script src="/a.js"></script>&lt;');
  });

  it('sends no indentation, but leaves preformatted text as it is written', () => {
    // prettier-ignore
    expect(String(html`<p>
      a ${'  b'}
    </p>`)).toBe('<p>\na   b\n</p>');
    // prettier-ignore
    expect(String(html`<pre>
      ${'x'}</pre>`)).toBe('<pre>\n      x</pre>');
  });

  it('never lets any text end its attribute or open a tag', () => {
    const anything = fc.string({ unit: 'binary', maxLength: 60 });
    fc.assert(
      fc.property(anything, (value) => {
        const page = text(html`<p title="${value}">${value}</p>`);
        expect(page.match(/[<>"]/g)?.join('')).toBe('<"">' + '<>');
        expect(page.isWellFormed()).toBe(true);
        expect(page).not.toContain('\0');
      }),
    );
  });
});
