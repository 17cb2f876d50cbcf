import { randomBytes } from 'node:crypto';

/** The page for an address where nothing is; a feature with a look of its own may dress it. */
export const NOT_FOUND_PAGE = {
  render: (nonce: string): string =>
    `<!doctype html><title>Not found</title><p data-nonce="${nonce}">Not found`,
  make(): { html: string; nonce: string } {
    const nonce = randomBytes(16).toString('base64');
    return { nonce, html: this.render(nonce) };
  },
};
