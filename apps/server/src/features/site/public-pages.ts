import { Injectable } from '@nestjs/common';
import type { TextAnswer } from '../../platform/http/text-reply.js';
import { PageAssets } from './page-assets.js';
import { drawPublicPage, type PublicPage } from './public-page.js';

/** Nothing inline, nothing from elsewhere, no address to send anything to. */
const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self'",
  "font-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
  "object-src 'none'",
  "frame-ancestors 'none'",
  "require-trusted-types-for 'script'",
  "trusted-types 'none'",
].join('; ');

/** Draws public pages with the frame, the files and the strict policy they all share. */
@Injectable()
export class PublicPages {
  constructor(private readonly assets: PageAssets) {}

  draw(page: PublicPage): TextAnswer {
    const files = { style: this.assets.style.url, script: this.assets.script.url };
    const headers: Record<string, string> = {
      'content-security-policy': POLICY,
      'cache-control': 'no-cache',
    };
    if (page.unlisted) headers['x-robots-tag'] = 'noindex';
    return {
      status: page.status,
      type: 'text/html; charset=utf-8',
      text: drawPublicPage(page, files).toString(),
      headers,
    };
  }
}
