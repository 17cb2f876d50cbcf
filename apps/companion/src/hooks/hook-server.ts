import type { Endpoint } from '@covibe/contracts';
import { postOnce } from './one-post.js';

/** An agent waits for its hooks: a server that takes longer does not count. */
const PATIENCE_MS = 300;
const GOOD = 200;

/** One call with an answer in time, or nothing: whatever goes wrong is no concern of the agent. */
export async function askServer<Req, Res>(
  origin: string,
  token: string,
  { path }: Endpoint<Req, Res>,
  body: Req,
): Promise<Res | undefined> {
  const request = { path, token, text: JSON.stringify(body) };
  const reply = await postOnce(origin, request, PATIENCE_MS);
  return reply?.status === GOOD ? parsed<Res>(reply.text) : undefined;
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
