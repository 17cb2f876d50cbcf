import {
  createServer,
  request as send,
  type IncomingMessage,
  type ServerResponse,
} from 'node:http';
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
    const path = normalize(new URL(request.url ?? '/', origin).pathname);
    if (path.startsWith('/api/')) passOn(origin, request, response);
    else sendFile(path, response);
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

/** As if the page had come from the real server: cookies of localhost know no port. */
function passOn(origin: string, request: IncomingMessage, response: ServerResponse): void {
  const { host } = new URL(origin);
  const headers = { ...request.headers, host, ...(request.headers.origin && { origin }) };
  const onward = send(new URL(request.url ?? '/', origin), { method: request.method, headers });
  onward.on('response', (reply) => {
    response.writeHead(reply.statusCode ?? 502, reply.headers);
    reply.pipe(response);
  });
  onward.on('error', () => response.destroy());
  // A stream of events ends when the page goes away.
  response.on('close', () => onward.destroy());
  request.pipe(onward);
}

function sendFile(path: string, response: ServerResponse): void {
  const file = join(FOLDER, path);
  const shown = existsSync(file) && statSync(file).isFile() ? file : join(FOLDER, 'index.html');
  response.writeHead(200, { 'content-type': TYPES[extname(shown)] ?? 'application/octet-stream' });
  response.end(readFileSync(shown));
}
