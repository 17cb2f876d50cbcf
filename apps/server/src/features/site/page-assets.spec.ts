import { PageAssets, smaller } from './page-assets.js';

describe('files of the public pages', () => {
  it('have an address that changes with their content', () => {
    const assets = new PageAssets();
    const { style, script } = assets;
    expect(style.url).toMatch(/^\/site\/page\.[0-9a-f]{16}\.css$/);
    expect(script.url).toMatch(/^\/site\/page\.[0-9a-f]{16}\.js$/);
    expect(assets.byName(style.url.replace('/site/', ''))).toBe(style);
    expect(assets.byName('page.css')).toBeUndefined();
  });

  it('lose comments and needless space, and keep what spaces mean', () => {
    const css = `
      /* why: { } */
      a > b, .c :not(.d) {
        margin: 0 calc(1px + 2px);
        color: var(--ink);
      }
      @media (max-width: 9px) { a { b: c } }
    `;
    expect(smaller(css)).toBe(
      'a > b,.c :not(.d){margin:0 calc(1px + 2px);color:var(--ink)}@media (max-width:9px){a{b:c}}',
    );
  });
});
