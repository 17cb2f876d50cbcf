import { Injectable } from '@nestjs/common';
import type { Html } from '../../platform/http/html.js';
import { CodeHighlighter } from './code-highlighter.js';
import { drawCode } from './code-tokens.js';
import { groupDocs, type DocEntry, type DocGroup } from './doc-groups.js';
import { DocLibrary, type DocFile } from './doc-library.js';
import { outlineOf, renderDoc, type DocOutline } from './doc-markdown.js';
import { searchDocs, type DocHit } from './doc-search.js';

export interface DocPage {
  path: string;
  outline: DocOutline;
  body: Html;
}

/** How long a listing of the folder is believed: an edit shows at once for a reader's patience. */
const LISTING_MS = 1_000;

interface Shelf {
  files: Map<string, DocFile>;
  entries: DocEntry[];
  /** Changes when any page does: links depend on which pages exist. */
  version: string;
}

/** The documentation as readers ask for it. Everything is kept until the file behind it changes. */
@Injectable()
export class Docs {
  private shelf: { at: number; listed: Promise<Shelf> } | undefined;
  private readonly outlines = new Map<string, { version: string; outline: DocOutline }>();
  private readonly pages = new Map<string, { version: string; page: Promise<DocPage> }>();

  constructor(
    private readonly library: DocLibrary,
    private readonly highlighter: CodeHighlighter,
  ) {}

  async groups(): Promise<DocGroup[]> {
    return groupDocs((await this.listed()).entries);
  }

  async search(query: string): Promise<DocHit[]> {
    return searchDocs((await this.listed()).entries, query);
  }

  async source(path: string): Promise<string | undefined> {
    const doc = (await this.listed()).files.get(path);
    return doc && this.library.read(doc);
  }

  async page(path: string): Promise<DocPage | undefined> {
    const { files, version } = await this.listed();
    const doc = files.get(path);
    if (!doc) return undefined;
    const kept = this.pages.get(path);
    if (kept?.version === version) return kept.page;
    const page = this.draw(doc, files);
    this.pages.set(path, { version, page });
    page.catch(() => this.pages.delete(path));
    return page;
  }

  /** Read ahead of the first reader; colours wait for one, because their grammars take memory. */
  async warm(): Promise<void> {
    await this.listed();
  }

  private async draw(doc: DocFile, files: Map<string, DocFile>): Promise<DocPage> {
    const source = await this.library.read(doc);
    const drawn = await renderDoc(
      source,
      doc.path,
      (path) => files.has(path),
      async ({ code, language }) =>
        drawCode(await this.highlighter.highlight(code.trimEnd(), language), language),
    );
    return { path: doc.path, ...drawn };
  }

  private listed(): Promise<Shelf> {
    const now = Date.now();
    if (!this.shelf || now - this.shelf.at > LISTING_MS) {
      const listed = this.list();
      this.shelf = { at: now, listed };
      listed.catch(() => (this.shelf = undefined));
    }
    return this.shelf.listed;
  }

  private async list(): Promise<Shelf> {
    const files = await this.library.list();
    const entries: DocEntry[] = [];
    for (const doc of files.values()) {
      const kept = this.outlines.get(doc.path);
      const outline =
        kept?.version === doc.version ? kept.outline : outlineOf(await this.library.read(doc));
      this.outlines.set(doc.path, { version: doc.version, outline });
      entries.push({ path: doc.path, outline: { ...outline, title: outline.title || doc.path } });
    }
    const version = [...files.values()].map((doc) => `${doc.path}@${doc.version}`).join('\n');
    return { files, entries, version };
  }
}
