import { html } from '../../platform/http/html.js';
import type { PublicPage } from './public-page.js';

/** What a browser gets for an address that nothing has. */
export function notFoundPage(): PublicPage {
  return {
    status: 404,
    title: 'Not found · Co-Vibe',
    description: 'Nothing is at this address.',
    unlisted: true,
    body: html`<div class="wide narrow">
      <h1>Nothing is at this address</h1>
      <p>It may have moved, or the link may be cut short.</p>
      <p class="actions"><a class="action first" href="/">To the start</a></p>
    </div>`,
  };
}
