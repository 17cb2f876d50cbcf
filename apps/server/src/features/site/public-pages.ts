import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import { Injectable } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { PageAssets } from './page-assets.js';
import { drawPublicPage, type PublicPage } from './public-page.js';

const brotli = promisify(brotliCompress);
const gzipped = promisify(gzip);

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

const KEPT = 200;

/** Sends public pages: strict policy, compressed once per content, revalidated by ETag. */
@Injectable()
export class PublicPages {
  private readonly compressed = new Map<string, Promise<Buffer>>();

  constructor(private readonly assets: PageAssets) {}

  async send(
    request: FastifyRequest,
    reply: FastifyReply,
    page: PublicPage & { status?: number },
  ): Promise<void> {
    const drawn = drawPublicPage(page, {
      style: this.assets.style.url,
      script: this.assets.script.url,
    });
    void reply.header('content-security-policy', POLICY);
    void reply.header('cache-control', 'no-cache');
    if (page.unlisted) void reply.header('x-robots-tag', 'noindex');
    await this.sendText(request, reply.status(page.status ?? 200), {
      type: 'text/html; charset=utf-8',
      text: drawn.toString(),
    });
  }

  async sendText(
    request: FastifyRequest,
    reply: FastifyReply,
    { type, text }: { type: string; text: string },
  ): Promise<void> {
    const coding = codingFor(request.headers['accept-encoding']);
    const tag = createHash('sha256').update(text).digest('base64url').slice(0, 22);
    const etag = `"${tag}${coding ? `-${coding}` : ''}"`;
    void reply.header('etag', etag).header('vary', 'Accept-Encoding');
    if (reply.statusCode === 200 && asksFor(request.headers['if-none-match'], etag)) {
      void reply.status(304).send();
      return;
    }
    void reply.type(type);
    if (coding) void reply.header('content-encoding', coding);
    void reply.send(coding ? await this.pressed(etag, coding, text) : text);
  }

  private pressed(etag: string, coding: 'br' | 'gzip', text: string): Promise<Buffer> {
    let bytes = this.compressed.get(etag);
    if (!bytes) {
      bytes = press(coding, text);
      this.compressed.set(etag, bytes);
      for (const oldest of this.compressed.keys()) {
        if (this.compressed.size <= KEPT) break;
        this.compressed.delete(oldest);
      }
    }
    return bytes;
  }
}

function press(coding: 'br' | 'gzip', text: string): Promise<Buffer> {
  if (coding === 'gzip') return gzipped(text);
  return brotli(text, { params: { [constants.BROTLI_PARAM_QUALITY]: 6 } });
}

export function codingFor(accepted: string | undefined): 'br' | 'gzip' | undefined {
  const words = (accepted ?? '').split(',').map((part) => part.replace(/\s+/g, '').toLowerCase());
  const wanted = words.filter((word) => !/;q=0(\.0*)?$/.test(word)).map((w) => w.split(';')[0]);
  return (['br', 'gzip'] as const).find((coding) => wanted.includes(coding));
}

export function asksFor(ifNoneMatch: string | undefined, etag: string): boolean {
  return (ifNoneMatch ?? '').split(',').some((tag) => tag.trim().replace(/^W\//, '') === etag);
}
