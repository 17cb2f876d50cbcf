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
      <p><a href="${SIGN_IN_PATH}">Sign in again</a></p>`,
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
        <title>${title} · Co-Vibe</title>
        <style nonce="${nonce}">
          :root {
            color-scheme: light dark;
            font:
              16px/1.5 system-ui,
              sans-serif;
          }
          main {
            max-width: 32rem;
            margin: 15vh auto;
            padding: 0 1.5rem;
          }
          h1 {
            font-size: 1.5rem;
          }
          li {
            margin: 0.5rem 0;
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
