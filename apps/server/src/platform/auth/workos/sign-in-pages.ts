import { randomBytes } from 'node:crypto';
import { SIGN_IN_PATH } from '@covibe/contracts';
import { html, type Html } from '../../http/html.js';
import { CALLBACK_PATH } from './authkit-flow.js';

export const ORGANIZATION_PATH = `${CALLBACK_PATH}/organization`;

/** For somebody whose sign-in did not come to an end. Nothing of the request is repeated. */
export function stoppedPage(sentence: string, status: number) {
  return page(
    'Sign-in stopped',
    status,
    html`<p>${sentence}</p>
      <a class="go" href="${SIGN_IN_PATH}">Sign in again</a>`,
  );
}

/** For somebody who belongs to several organizations. */
export function organizationPage(
  state: string,
  organizations: readonly { id: string; name: string }[],
) {
  const rows = organizations.map(({ id, name }) => {
    const query = new URLSearchParams({ organization: id, state }).toString();
    return html`<li><a href="${`${ORGANIZATION_PATH}?${query}`}">${name}</a></li>`;
  });
  return page(
    'Choose an organization',
    200,
    html`<p>You belong to several. Which one do you want to work in?</p>
      <ul>
        ${rows}
      </ul>`,
  );
}

function page(title: string, status: number, body: Html) {
  const nonce = randomBytes(16).toString('base64');
  const document = html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <link rel="icon" href="/favicon.svg" type="image/svg+xml" />
        <title>${title} · Co-Vibe</title>
        <style nonce="${nonce}">
          :root {
            color-scheme: light dark;
            font:
              14px/1.5 system-ui,
              sans-serif;
            color: light-dark(#171b24, #eceef2);
            background: light-dark(#f6f7f9, #0b0c0e);
          }
          body {
            display: grid;
            place-items: center;
            min-height: 80vh;
            margin: 0;
          }
          main {
            box-sizing: border-box;
            width: min(420px, 100vw - 32px);
            padding: 24px;
            background: light-dark(#ffffff, #101215);
            border: 1px solid light-dark(#e5e7ec, #23272e);
            border-radius: 10px;
          }
          h1 {
            margin: 0 0 8px;
            font-size: 20px;
          }
          p {
            margin: 0 0 16px;
            color: light-dark(#4b5261, #a9b0bc);
          }
          ul {
            padding: 0;
            margin: 0;
            list-style: none;
          }
          li + li {
            margin-top: 8px;
          }
          a {
            display: block;
            padding: 8px 12px;
            overflow-wrap: anywhere;
            color: light-dark(#171b24, #eceef2);
            text-decoration: none;
            border: 1px solid light-dark(#8a91a0, #676f7d);
            border-radius: 6px;
          }
          a:hover {
            background: light-dark(#f3f4f7, #191c21);
          }
          a:focus-visible {
            outline: 2px solid light-dark(#3b5bdb, #93a8ff);
            outline-offset: 2px;
          }
          .go {
            color: #ffffff;
            text-align: center;
            background: light-dark(#3b5bdb, #4a67e0);
            border-color: transparent;
          }
          .go:hover {
            background: light-dark(#2f4cc4, #506de3);
          }
        </style>
      </head>
      <body>
        <main>
          <h1>${title}</h1>
          ${body}
        </main>
      </body>
    </html>`;
  return { html: document.toString(), nonce, status };
}
