import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import type { FastifyReply, FastifyRequest } from 'fastify';

/** Text that is the same for everybody who asks: a page, a stylesheet, a markdown file. */
export interface TextAnswer {
  text: string;
  type: string;
  status?: number;
  headers?: Record<string, string>;
}

type Coding = 'br' | 'gzip';

const brotli = promisify(brotliCompress);
const gzipped = promisify(gzip);
const KEPT = 200;
const pressed = new Map<string, Promise<Buffer>>();

/** Compressed once per content, and answered with 304 to a browser that has it already. */
export async function sendText(
  request: FastifyRequest,
  reply: FastifyReply,
  { text, type, status = 200, headers = {} }: TextAnswer,
): Promise<void> {
  const coding = codingFor(request.headers['accept-encoding']);
  const hash = createHash('sha256').update(text).digest('base64url').slice(0, 22);
  const etag = `"${hash}${coding ? `-${coding}` : ''}"`;
  const vary = ['Accept-Encoding', ...(headers.vary ? [headers.vary] : [])].join(', ');
  void reply.headers({ ...headers, etag, vary });
  if (status === 200 && names(request.headers['if-none-match'], etag)) {
    void reply.status(304).send();
    return;
  }
  if (coding) void reply.header('content-encoding', coding);
  void reply
    .status(status)
    .type(type)
    .send(coding ? await compressed(etag, coding, text) : text);
}

/** The best coding the caller takes; a coding with `q=0` is one that it refuses. */
function codingFor(accepted: string | undefined): Coding | undefined {
  const words = (accepted ?? '').split(',').map((part) => part.replace(/\s+/g, '').toLowerCase());
  const taken = words.filter((word) => !/;q=0(\.0*)?$/.test(word)).map((w) => w.split(';')[0]);
  return (['br', 'gzip'] as const).find((coding) => taken.includes(coding));
}

function names(ifNoneMatch: string | undefined, etag: string): boolean {
  return (ifNoneMatch ?? '').split(',').some((tag) => tag.trim().replace(/^W\//, '') === etag);
}

/** Content without secrets of its reader, so its compressed size gives nothing away. */
function compressed(etag: string, coding: Coding, text: string): Promise<Buffer> {
  let bytes = pressed.get(etag);
  if (!bytes) {
    bytes =
      coding === 'gzip'
        ? gzipped(text)
        : brotli(text, { params: { [constants.BROTLI_PARAM_QUALITY]: 6 } });
    pressed.set(etag, bytes);
    const oldest = pressed.keys().next();
    if (pressed.size > KEPT && !oldest.done) pressed.delete(oldest.value);
  }
  return bytes;
}
