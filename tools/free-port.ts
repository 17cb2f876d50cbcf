import { createServer } from 'node:net';

/** Whether something could listen there on the loopback address, which is where we listen. */
export async function isPortFree(port: number): Promise<boolean> {
  return listenOnce(port).then(
    () => true,
    () => false,
  );
}

/** A port that was free a moment ago: the wished one when it can be had, else any. */
export async function freePort(wished?: number): Promise<number> {
  if (wished !== undefined && (await isPortFree(wished))) return wished;
  return listenOnce(0);
}

/** The wished port, or the next free one above it. */
export async function nextFreePort(wished: number): Promise<number> {
  for (let port = wished; port < wished + 100; port += 1) {
    if (await isPortFree(port)) return port;
  }
  throw new Error(`No port between ${wished} and ${wished + 99} is free.`);
}

function listenOnce(port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => {
      const address = server.address();
      const bound = typeof address === 'object' && address ? address.port : port;
      server.close(() => resolve(bound));
    });
  });
}
