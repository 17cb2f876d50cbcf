/** @jest-environment jsdom */
import { drawCode, plainLines } from './code-tokens.js';
import { renderDoc } from './doc-markdown.js';

/** As much of the browser as this file uses: the server's own types have none of it. */
interface Drawn {
  localName: string;
  attributes: Iterable<{ name: string; value: string }>;
}
declare const document: {
  createElement(name: 'template'): {
    innerHTML: string;
    content: { querySelectorAll(what: '*'): Iterable<Drawn> };
  };
};

/** What a page may hold at most, whatever was written into its markdown. */
const ELEMENTS =
  'a b blockquote br code del div em h1 h2 h3 h4 h5 h6 hr li ol p pre s span strong table tbody td th thead tr ul';
const ATTRIBUTES = 'class data-language href id rel start tabindex title';
const HOSTILE = [
  '<script>alert(1)</script>',
  '<svg onload=alert(1)>',
  '<img src=x onerror=alert(1)>',
  '<iframe src="javascript:alert(1)"></iframe>',
  '<style>body{background:url(//evil.example)}</style>',
  '<a href="javascript:alert(1)">x</a>',
  '<!-- <img src=x onerror=alert(1)> -->',
  '<!--><script>alert(1)</script>-->',
  '<details open ontoggle=alert(1)>',
  '<math><mtext><script>alert(1)</script>',
  '<base href="//evil.example">',
  '<meta http-equiv="refresh" content="0;url=//evil.example">',
  '<form action="//evil.example"><input name=x>',
  '<object data="javascript:alert(1)">',
  '<embed src="javascript:alert(1)">',
  '[x](javascript:alert(1))',
  '[x](JaVaScRiPt:alert(1))',
  '[x]( javascript:alert(1))',
  '[x](java&#115;cript:alert(1))',
  '[x](javascript&colon;alert(1))',
  '[x](&#x6A;avascript:alert(1))',
  '[x](java\tscript:alert(1))',
  '[x](<javascript:alert(1)>)',
  '[x](\\javascript:alert(1))',
  '[x](vbscript:msgbox(1))',
  '[x](data:text/html,<script>alert(1)</script>)',
  '[x](data:image/svg+xml;base64,PHN2ZyBvbmxvYWQ9YWxlcnQoMSk+)',
  '[x](file:///etc/passwd)',
  '[x](//evil.example)',
  '[x](/\\evil.example)',
  '[x](https://a.example/" onmouseover="alert(1))',
  '[x](https://a.example "t\\" onmouseover=\\"alert(1)")',
  '[x][y]\n\n[y]: javascript:alert(1)',
  '![x](javascript:alert(1))',
  '![x](data:image/svg+xml,<svg onload=alert(1)>)',
  '![" onerror="alert(1)](x.png)',
  '<javascript:alert(1)>',
  '<https://a.example/"onmouseover="alert(1)>',
  'https://a.example/<script>alert(1)</script>',
  '```js" onload="alert(1)\nx\n```',
  '```\n```` <script>alert(1)</script>\n```',
  '~~~html\n<img src=x onerror=alert(1)>\n~~~',
  '    <script>alert(1)</script>',
  '`<img src=x onerror=alert(1)>`',
  '## <img src=x onerror=alert(1)>',
  '## " onmouseover="alert(1)',
  '| <script>alert(1)</script> |\n|:-:|\n| <img src=x onerror=alert(1)> |',
  '> > - <svg/onload=alert(1)>',
  '\u0000<script>alert(1)</script>',
  '\ud800[x](javascript:alert(1))',
];

async function elementsOf(source: string): Promise<Drawn[]> {
  const { body } = await renderDoc(
    `# Title\n\n${source}\n`,
    'a/b',
    () => true,
    ({ code, language }) => Promise.resolve(drawCode(plainLines(code), language)),
  );
  const template = document.createElement('template');
  template.innerHTML = body.toString();
  return [...template.content.querySelectorAll('*')];
}

describe('hostile markdown', () => {
  it.each(HOSTILE)('stays text: %j', async (source) => {
    for (const element of await elementsOf(source)) {
      expect(ELEMENTS.split(' ')).toContain(element.localName);
      for (const { name, value } of element.attributes) {
        expect(ATTRIBUTES.split(' ')).toContain(name);
        if (name === 'href') expect(value).toMatch(/^(#|\/[^/\\]|https?:\/\/)/);
      }
    }
  });
});
