import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { existsSync, readFileSync, statSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { extname, join, normalize } from 'node:path';
import { ROOT } from '../../../tools/repository.ts';

const FOLDER = join(ROOT, 'dist', 'gallery');
const TYPES: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
};

/** Serves the console built with its gallery; what it asks of the API goes to the real server. */
export async function serveGallery(origin: string): Promise<{ origin: string; stop(): void }> {
  const server = createServer((request, response) => {
    answer(origin, request, response).catch((fault: unknown) => {
      response.writeHead(502).end(String(fault));
    });
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const { port } = server.address() as AddressInfo;
  return {
    origin: `http://localhost:${port}`,
    stop: () => {
      server.close();
      server.closeAllConnections();
    },
  };
}

async function answer(origin: string, request: IncomingMessage, response: ServerResponse) {
  const path = normalize(new URL(request.url ?? '/', origin).pathname);
  if (path.startsWith('/api/')) {
    const reply = await fetch(origin + request.url, { signal: AbortSignal.timeout(10_000) });
    response.writeHead(reply.status, { 'content-type': reply.headers.get('content-type') ?? '' });
    response.end(Buffer.from(await reply.arrayBuffer()));
    return;
  }
  const file = join(FOLDER, path);
  const shown = existsSync(file) && statSync(file).isFile() ? file : join(FOLDER, 'index.html');
  response.writeHead(200, { 'content-type': TYPES[extname(shown)] ?? 'application/octet-stream' });
  response.end(readFileSync(shown));
}
