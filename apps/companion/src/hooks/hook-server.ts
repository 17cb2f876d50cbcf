import type { Endpoint } from '@covibe/contracts';

/** An agent waits for its hooks: a server that takes longer does not count. */
const PATIENCE_MS = 300;
const MAX_BYTES = 200_000;

/** One call with an answer in time, or nothing: whatever goes wrong is no concern of the agent. */
export function askServer<Req, Res>(
  origin: string,
  token: string,
  { method, path }: Endpoint<Req, Res>,
  body: Req,
): Promise<Res | undefined> {
  const text = JSON.stringify(body);
  const url = new URL(path, origin);
  // Only who asks pays for loading it, and at once: an import would wait for a turn of its own.
  const isSecret = url.protocol === 'https:';
  const { request } = isSecret
    ? process.getBuiltinModule('node:https')
    : process.getBuiltinModule('node:http');
  return new Promise((settle) => {
    const asked = request(
      url,
      {
        method,
        agent: false,
        headers: {
          'content-type': 'application/json',
          'content-length': Buffer.byteLength(text),
          authorization: `Bearer ${token}`,
          accept: 'application/json',
        },
      },
      (reply) => {
        const parts: Buffer[] = [];
        let size = 0;
        reply.on('data', (part: Buffer) => {
          size += part.length;
          if (size > MAX_BYTES) reply.destroy();
          else parts.push(part);
        });
        const answered = () => {
          const isGood = reply.complete && reply.statusCode === 200;
          settle(isGood ? parsed<Res>(Buffer.concat(parts).toString()) : undefined);
        };
        // What is whole counts; nobody waits for the connection to end.
        reply.once('end', answered);
        reply.once('close', answered);
      },
    );
    setTimeout(() => asked.destroy(), PATIENCE_MS).unref();
    asked.once('error', () => settle(undefined));
    asked.end(text);
  });
}

function parsed<Res>(text: string): Res | undefined {
  try {
    const content: unknown = JSON.parse(text);
    return typeof content === 'object' && content !== null ? (content as Res) : undefined;
  } catch {
    // An answer of something else than Co-Vibe is none.
    return undefined;
  }
}
