import { html, type Html } from '../../platform/http/html.js';
import type { PublicPage } from '../site/index.js';
import type { DocEntry, DocGroup, GroupedDoc } from './doc-groups.js';
import type { DocHit } from './doc-search.js';
import type { DocPage } from './docs.service.js';

/** One page of the documentation between its contents and its sections. */
export function docPage(page: DocPage, groups: readonly DocGroup[]): PublicPage {
  const { path, outline, body } = page;
  const markdown = `/docs/${path}.md`;
  const group = groups.find(({ entries }) => entries.some((entry) => isAt(entry, path)));
  return {
    title: `${outline.title} · Co-Vibe docs`,
    description: outline.summary,
    section: 'docs',
    inBar: searchForm(''),
    markdown,
    body: html`<div class="wide docs">
      ${contents(groups, path)}
      <article class="prose">
        <p class="trail">
          <span>${group?.title}</span> <a href="${markdown}">View as .md</a>
        </p>
        <h1>${outline.title}</h1>
        ${body} ${neighbours(groups, path)}
      </article>
      ${sections(page)}
    </div>`,
  };
}

/** What `/docs` itself shows: every page under its group, with its first words. */
export function docsFrontPage(groups: readonly DocGroup[]): PublicPage {
  return {
    title: 'Documentation · Co-Vibe',
    description: 'How to run Co-Vibe, how it is built, and how to change it.',
    section: 'docs',
    inBar: searchForm(''),
    body: html`<div class="wide docs">
      ${contents(groups, undefined)}
      <article class="prose">
        <h1>Documentation</h1>
        <p>How to run Co-Vibe, how it is built, and how to change it.</p>
        ${groups.map(
          (group) =>
            html`<section class="shelf">
              <h2>${group.title}</h2>
              <p>${group.summary}</p>
              <ul class="cards">
                ${group.entries.map(card)}
              </ul>
            </section>`,
        )}
      </article>
    </div>`,
  };
}

export function docsSearchPage(
  query: string,
  hits: readonly DocHit[],
  groups: readonly DocGroup[],
): PublicPage {
  return {
    title: 'Search · Co-Vibe docs',
    description: 'Search the documentation by title and heading.',
    section: 'docs',
    unlisted: true,
    inBar: searchForm(query),
    body: html`<div class="wide docs">
      ${contents(groups, undefined)}
      <article class="prose">
        <h1>Search</h1>
        <p role="status">${verdict(query, hits.length)}</p>
        <ul class="hits">
          ${hits.map(hit)}
        </ul>
      </article>
    </div>`,
  };
}

export function docMissingPage(groups: readonly DocGroup[]): PublicPage {
  return {
    status: 404,
    title: 'Not found · Co-Vibe docs',
    description: 'There is no such page in the documentation.',
    section: 'docs',
    unlisted: true,
    inBar: searchForm(''),
    body: html`<div class="wide docs">
      ${contents(groups, undefined)}
      <article class="prose">
        <h1>There is no such page</h1>
        <p>It may have been renamed. The contents and the search know every page there is.</p>
      </article>
    </div>`,
  };
}

function searchForm(query: string): Html {
  return html`<form class="docs-search" action="/docs/search" role="search">
    <input
      type="search"
      name="q"
      value="${query}"
      placeholder="Search"
      aria-label="Search the docs"
      maxlength="100"
      autocomplete="off"
    />
    <kbd aria-hidden="true">/</kbd>
  </form>`;
}

/** Stands beside the page; on a phone it opens over it, by the platform's own popover. */
function contents(groups: readonly DocGroup[], here: string | undefined): Html {
  return html`<div>
    <button type="button" class="menu-button" popovertarget="_contents">Contents</button>
    <nav class="contents" id="_contents" popover aria-label="Documentation">
      ${groups.map(
        (group) =>
          html`<h2>${group.title}</h2>
            <ul>
              ${group.entries.map((entry) => contentsItem(entry, here))}
            </ul>`,
      )}
    </nav>
  </div>`;
}

/** What stands below a page is listed while one is there: the contents stay short elsewhere. */
function contentsItem(entry: GroupedDoc, here: string | undefined): Html {
  const open = entry.below.length > 0 && isAt(entry, here);
  return html`<li>
    ${entryLink(entry, here)}
    ${open &&
    html`<ul>
      ${entry.below.map((below) => html`<li>${entryLink(below, here)}</li>`)}
    </ul>`}
  </li>`;
}

/** Whether a page, or one below it, is the page that is shown. */
function isAt(entry: GroupedDoc, here: string | undefined): boolean {
  return entry.path === here || entry.below.some(({ path }) => path === here);
}

function entryLink(entry: DocEntry, here: string | undefined): Html {
  const current = entry.path === here && html` aria-current="page"`;
  return html`<a href="/docs/${entry.path}" ${current}>${entry.outline.title}</a>`;
}

function sections({ outline }: DocPage): Html | false {
  const shown = outline.headings.filter(({ level }) => level === 2 || level === 3);
  if (shown.length < 2) return false;
  return html`<nav class="toc" aria-label="On this page">
    <h2>On this page</h2>
    <ul>
      ${shown.map(
        ({ level, id, text }) =>
          html`<li ${level === 3 && html` class="deep"`}><a href="#${id}">${text}</a></li>`,
      )}
    </ul>
  </nav>`;
}

function neighbours(groups: readonly DocGroup[], path: string): Html {
  const order = groups.flatMap(({ entries }) => entries.flatMap((e) => [e, ...e.below]));
  const at = order.findIndex((entry) => entry.path === path);
  const link = (entry: DocEntry | undefined, side: 'before' | 'next', word: string): Html | false =>
    entry !== undefined &&
    html`<a class="${side}" href="/docs/${entry.path}"
      ><span>${word}</span>${entry.outline.title}</a
    >`;
  return html`<nav class="turn" aria-label="Previous and next page">
    ${link(order[at - 1], 'before', 'Previous')} ${link(order[at + 1], 'next', 'Next')}
  </nav>`;
}

function card(entry: DocEntry): Html {
  return html`<li>
    <a href="/docs/${entry.path}"
      ><strong>${entry.outline.title}</strong><span>${entry.outline.summary}</span></a
    >
  </li>`;
}

function hit({ path, title, summary, headings }: DocHit): Html {
  return html`<li>
    <h2><a href="/docs/${path}">${title}</a></h2>
    <p>${summary}</p>
    ${headings.length > 0 &&
    html`<ul>
      ${headings.map(({ id, text }) => html`<li><a href="/docs/${path}#${id}">${text}</a></li>`)}
    </ul>`}
  </li>`;
}

function verdict(query: string, count: number): string {
  if (query.trim() === '') return 'Type a word of a title or a heading.';
  if (count === 0) return `No page has “${query}” in its title or headings.`;
  return count === 1 ? `1 page for “${query}”.` : `${count} pages for “${query}”.`;
}
