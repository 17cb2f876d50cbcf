import { createServer, request as send } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface HeaderProxy {
  readonly origin: string;
  /** Says where requests go and what is added to them; the server wants to know our address first. */
  leadTo(target: string, headers: Record<string, string>): void;
  stop(): Promise<void>;
}

/**
 * A loopback door before a server that adds headers to every request and changes nothing else: the
 * suite cannot send a token, and its Host and Origin are part of what it tests.
 */
export async function startHeaderProxy(): Promise<HeaderProxy> {
  let target = new URL('http://127.0.0.1');
  let added: Record<string, string> = {};
  const proxy = createServer((incoming, reply) => {
    const { method, url: path, headers: given } = incoming;
    const { hostname, port } = target;
    const onward = send({ hostname, port, method, path, headers: { ...given, ...added } });
    onward.on('response', (answer) => {
      reply.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(reply);
    });
    onward.on('error', () => reply.destroy());
    reply.on('close', () => onward.destroy());
    incoming.pipe(onward);
  });
  await new Promise<void>((listening) => proxy.listen(0, '127.0.0.1', listening));
  return {
    origin: `http://localhost:${(proxy.address() as AddressInfo).port}`,
    leadTo: (address, headers) => {
      target = new URL(address);
      added = headers;
    },
    stop: async () => {
      proxy.closeAllConnections();
      await new Promise<void>((settle) => proxy.close(() => settle()));
    },
  };
}
