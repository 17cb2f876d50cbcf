import { SIGN_IN_PATH } from '@covibe/contracts';
import { html, type Html } from '../../platform/http/html.js';

export interface PublicPage {
  /** Shown in the tab and in search results. */
  title: string;
  description: string;
  body: Html;
  /** 200 where nothing else is said. */
  status?: number;
  /** What stands in the bar between the sections and the theme button. */
  inBar?: Html;
  /** The section of the bar this page belongs to. */
  section?: 'docs';
  /** Pages that are answers to a question, or errors, are not for search engines. */
  unlisted?: boolean;
  /** Where the same content can be had in another form. */
  markdown?: string;
}

const MARK = html`<svg width="24" height="24" viewBox="0 0 32 32" aria-hidden="true">
  <rect width="32" height="32" rx="8" fill="#3b5bdb" />
  <g fill="none" stroke="#fff" stroke-width="2.6" stroke-linecap="round">
    <path d="M17.4 10.6a6 6 0 1 0 0 10.8" />
    <path d="M14.6 21.4a6 6 0 1 0 0-10.8" opacity=".72" />
  </g>
</svg>`;

const HALF_MOON = html`<svg width="17" height="17" viewBox="0 0 20 20" aria-hidden="true">
  <circle cx="10" cy="10" r="7.2" fill="none" stroke="currentColor" stroke-width="1.6" />
  <path d="M10 2.8a7.2 7.2 0 0 1 0 14.4z" fill="currentColor" />
</svg>`;

/** The whole document of a public page. Ids of the frame begin with `_`, which no heading's does. */
export function drawPublicPage(page: PublicPage, assets: { style: string; script: string }): Html {
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <title>${page.title}</title>
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="dark light" />
        <meta name="description" content="${page.description}" />
        <meta property="og:title" content="${page.title}" />
        <meta property="og:description" content="${page.description}" />
        ${page.unlisted && html`<meta name="robots" content="noindex" />`}
        <link rel="icon" href="/favicon.svg" type="image/svg+xml" />
        <link
          rel="preload"
          href="/fonts/v5.3.0/inter-latin-wght-normal.woff2"
          as="font"
          type="font/woff2"
          crossorigin
        />
        <link rel="stylesheet" href="${assets.style}" />
        ${page.markdown && html`<link rel="alternate" type="text/markdown" href="${page.markdown}" />`}
        <script src="/theme.js"></script>
        <script src="${assets.script}" defer></script>
      </head>
      <body>
        <a class="unseen skip" href="#_main">Skip to content</a>
        <header class="bar">
          <div>
            <a class="brand" href="/">${MARK} Co-Vibe</a>
            <nav aria-label="Site">
              <a href="/docs" ${page.section === 'docs' && html` aria-current="true"`}>Docs</a>
            </nav>
            <div class="end">
              ${page.inBar}
              <a class="sign-in" href="${SIGN_IN_PATH}">Sign in</a>
              <button type="button" class="icon-button" data-theme-button hidden>
                ${HALF_MOON}
              </button>
            </div>
          </div>
        </header>
        <main id="_main">${page.body}</main>
        <footer class="foot">
          <div>
            <p>Co-Vibe is free software under the MIT licence.</p>
            <ul>
              <li><a href="/docs/product/getting-started">Get started</a></li>
              <li><a href="/docs">Documentation</a></li>
              <li><a href="/api/health">Health</a></li>
            </ul>
          </div>
        </footer>
      </body>
    </html>`;
}
