import MarkdownIt, { type StateCore, type Token } from 'markdown-it';
import { Html, html, isSafeUrl, raw } from '../../platform/http/html.js';
import { resolveDocLink } from './doc-links.js';
import { DocSlugs } from './doc-slugs.js';

export interface DocHeading {
  level: number;
  id: string;
  text: string;
}

/** What the sidebar, the search and the table of contents need to know of a page. */
export interface DocOutline {
  title: string;
  /** The first paragraph, as plain text. */
  summary: string;
  headings: DocHeading[];
}

export interface CodeBlock {
  code: string;
  language: string;
}

/** Draws a code block; asked once a block, in the order of the page. */
export type DrawCode = (block: CodeBlock) => Promise<Html>;

const markdown = new MarkdownIt({ html: false, linkify: true, typographer: false });
markdown.validateLink = isSafeUrl;
// Only full addresses become links by themselves: file names such as `main.rs` look like hosts.
markdown.linkify.set({ fuzzyLink: false, fuzzyEmail: false, fuzzyIP: false });
markdown.renderer.rules.fence = drawnCode;
markdown.renderer.rules.code_block = drawnCode;
markdown.renderer.rules.table_open = () =>
  '<div class="table" tabindex="0"><table>';
markdown.renderer.rules.table_close = () => '</table></div>';
// Only markdown is served from docs/: of a picture the words that describe it are left.
markdown.renderer.rules.image = (tokens, at) => html`${tokens[at]?.content}`.toString();
markdown.core.ruler.push('heading-links', linkHeadings);

export function outlineOf(source: string): DocOutline {
  return outline(parsed(source));
}

/** The body of a page without its title, which the page template draws. */
export async function renderDoc(
  source: string,
  path: string,
  isPage: (path: string) => boolean,
  drawCode: DrawCode,
): Promise<{ outline: DocOutline; body: Html }> {
  const tokens = parsed(source);
  const seen = outline(tokens);
  if (tokens[0]?.type === 'heading_open' && tokens[0].tag === 'h1') tokens.splice(0, 3);
  for (const token of tokens) {
    if (token.type === 'fence' || token.type === 'code_block') {
      const language = token.info.trim().split(/\s+/)[0] ?? '';
      token.meta = { drawn: await drawCode({ code: token.content, language }) };
    }
    if (token.type === 'th_open' || token.type === 'td_open') alignByClass(token);
    rewriteLinks(token.children ?? [], path, isPage);
  }
  return { outline: seen, body: raw(markdown.renderer.render(tokens, markdown.options, {})) };
}

function parsed(source: string): Token[] {
  return markdown.parse(source.toWellFormed(), {});
}

/** Gives every heading below the title its id and a link to itself. */
function linkHeadings(state: StateCore): void {
  const slugs = new DocSlugs();
  state.tokens.forEach((token, i) => {
    const inline = state.tokens[i + 1];
    if (token.type !== 'heading_open' || token.tag === 'h1' || !inline?.children) return;
    const id = slugs.next(plainText(inline));
    token.attrSet('id', id);
    if (inline.children.some((child) => child.type === 'link_open')) return;
    const open = new state.Token('link_open', 'a', 1);
    open.attrSet('href', `#${id}`);
    open.attrSet('class', 'anchor');
    inline.children = [open, ...inline.children, new state.Token('link_close', 'a', -1)];
  });
}

function outline(tokens: readonly Token[]): DocOutline {
  const headings: DocHeading[] = [];
  let title: string | undefined;
  let summary = '';
  tokens.forEach((token, i) => {
    const inline = tokens[i + 1];
    if (!inline) return;
    if (token.type === 'heading_open' && token.tag === 'h1') title ??= plainText(inline);
    else if (token.type === 'heading_open') {
      const id = String(token.attrGet('id') ?? '');
      headings.push({ level: Number(token.tag.slice(1)), id, text: plainText(inline) });
    } else if (token.type === 'paragraph_open' && token.level === 0) {
      summary ||= plainText(inline);
    }
  });
  return { title: title ?? '', summary, headings };
}

function plainText(inline: Token): string {
  return (inline.children ?? [])
    .map((child) => (/break$/.test(child.type) ? ' ' : child.content))
    .join('')
    .replace(/\s+/g, ' ')
    .trim();
}

/** A link that leads nowhere here keeps its words and loses its address. */
function rewriteLinks(
  children: readonly Token[],
  path: string,
  isPage: (path: string) => boolean,
): void {
  let dropped = false;
  for (const token of children) {
    if (token.type === 'link_open') {
      const link = resolveDocLink(path, String(token.attrGet('href') ?? ''), isPage);
      dropped = link === undefined;
      if (link) {
        token.attrSet('href', link.href);
        if (link.external) token.attrSet('rel', 'noopener noreferrer');
      } else {
        token.tag = 'span';
        token.attrs = null;
      }
    } else if (token.type === 'link_close' && dropped) token.tag = 'span';
  }
}

/** The policy of the pages allows no inline style, which is how markdown aligns its columns. */
function alignByClass(cell: Token): void {
  const side = /^text-align:(left|right|center)$/.exec(String(cell.attrGet('style') ?? ''))?.[1];
  cell.attrs = side ? [['class', `to-${side}`]] : null;
}

function drawnCode(tokens: Token[], at: number): string {
  const drawn = tokens[at]?.meta?.drawn;
  return drawn instanceof Html ? drawn.toString() : '';
}
