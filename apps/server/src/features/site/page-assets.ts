import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { Injectable } from '@nestjs/common';

export interface PageAsset {
  url: string;
  type: string;
  text: string;
}

const STYLES = [
  // The console's own files: one set of colours and typefaces for every page of the product.
  '../../../../console/src/styles/tokens.css',
  '../../../../console/src/styles/fonts.css',
  './styles/typeface.css',
  './styles/page.css',
  './styles/code.css',
  './styles/landing.css',
  './styles/shots.css',
  './styles/docs.css',
  './styles/prose.css',
  './styles/shelf.css',
];
const SCRIPTS = ['./scripts/page.js'];

/**
 * The one stylesheet and the one script of the public pages. Their addresses carry a hash of the
 * content, so a browser may keep them for ever.
 */
@Injectable()
export class PageAssets {
  readonly style = asset('css', 'text/css; charset=utf-8', smaller(read(STYLES)));
  readonly script = asset('js', 'text/javascript; charset=utf-8', read(SCRIPTS));

  byName(name: string): PageAsset | undefined {
    return [this.style, this.script].find(({ url }) => url === `/site/${name}`);
  }
}

function read(files: readonly string[]): string {
  return files.map((file) => readFileSync(new URL(file, import.meta.url), 'utf8')).join('\n');
}

function asset(ending: string, type: string, text: string): PageAsset {
  const hash = createHash('sha256').update(text).digest('hex').slice(0, 16);
  return { url: `/site/page.${hash}.${ending}`, type, text };
}

/** Takes comments and needless space out of a stylesheet. */
export function smaller(css: string): string {
  return css
    .replace(/\/\*[\s\S]*?\*\//g, '')
    .replace(/\s+/g, ' ')
    .replace(/ ?([{};,]) ?/g, '$1')
    .replaceAll(';}', '}')
    .replaceAll(': ', ':')
    .trim();
}
