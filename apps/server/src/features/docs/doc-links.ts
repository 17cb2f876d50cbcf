import { isSafeUrl } from '../../platform/http/html.js';

/** Where a link of a page leads: inside the docs, somewhere else on the web, or nowhere we serve. */
export type DocLink = { href: string; external: boolean } | undefined;

const HERE = 'http://docs.invalid/';

/**
 * Pages link to each other as files (`../how-to/add-a-table.md#rows`), so that the links also work
 * in an editor and in a repository browser; readers of the site get the address of the page.
 * A link to a file that is not a page, such as a source file, has no address here.
 */
export function resolveDocLink(
  from: string,
  href: string,
  isPage: (path: string) => boolean,
): DocLink {
  if (!isSafeUrl(href)) return undefined;
  if (href.startsWith('#') || href.startsWith('/')) return { href, external: false };
  if (/^https?:/i.test(href)) return { href, external: true };
  const target = new URL(href, `${HERE}${from}`);
  if (climbsOut(from, href)) return undefined;
  const path = target.pathname.slice(1);
  if (!path.endsWith('.md')) return undefined;
  const page = path.slice(0, -'.md'.length);
  return isPage(page) ? { href: `/docs/${page}${target.hash}`, external: false } : undefined;
}

/** `new URL` stops at the root in silence; a link that climbs above docs/ is about another file. */
function climbsOut(from: string, href: string): boolean {
  let depth = from.split('/').length - 1;
  for (const step of (href.split(/[?#]/)[0] ?? '').split('/')) {
    if (step === '..') depth--;
    else if (step !== '.' && step !== '') depth++;
    if (depth < 0) return true;
  }
  return false;
}
