import type { IncomingMessage, ServerResponse } from 'node:http';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';

const BOTH = 'application/json, text/event-stream';
/** Nothing of ours derives an address from a request, so every request gets the same one. */
const ADDRESS = 'http://localhost/api/mcp';

/**
 * A request as the SDK wants it: the protocol's headers only, for the body was read and parsed before.
 * The protocol wants both answer types accepted; a plain JSON caller is served all the same.
 */
export function webRequestOf({ headers }: IncomingMessage): Request {
  const given: [string, string][] = [['accept', BOTH]];
  for (const name in headers) {
    const value = headers[name];
    const matters = name.startsWith('mcp-') || name === 'content-type';
    if (matters && typeof value === 'string') given.push([name, value]);
  }
  return new Request(ADDRESS, { method: 'POST', headers: given });
}

/** Writes what the SDK answered: whole where it is a document, piece by piece where it is a stream. */
export async function writeAnswer(
  answer: Response,
  response: ServerResponse,
  filled: (text: string) => Buffer,
): Promise<void> {
  answer.headers.forEach((value, name) => response.setHeader(name, value));
  response.statusCode = answer.status;
  if (!answer.body) {
    response.end();
  } else if (answer.headers.get('content-type')?.startsWith('application/json')) {
    response.end(filled(await answer.text()));
  } else {
    // Whoever hangs up in the middle of a stream has told us enough.
    await pipeline(Readable.fromWeb(answer.body as never), response).catch(() => undefined);
  }
}
