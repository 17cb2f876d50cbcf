import { StdioServerTransport } from '@modelcontextprotocol/sdk/server/stdio.js';
import type { JSONRPCMessage } from '@modelcontextprotocol/sdk/types.js';
import { maskTokens } from '../../libs/contracts/src/kernel/mask-tokens.ts';

const PATH = '/api/mcp';
const ANSWER_LIMIT_MS = 30_000;
const BAD_ANSWER = -32603;

export interface Door {
  baseUrl: string;
  token: string;
}

/**
 * Carries the protocol between an agent's pipe and the server's endpoint, message by message, so both
 * know the same tools. What the person must know goes to standard error, in words; the token and the
 * rest of the environment never do.
 */
export async function bridgeStdio(
  door: Door,
  tell: (sentence: string) => void,
): Promise<{ ended: Promise<void> }> {
  const pipe = new StdioServerTransport();
  let revision: string | undefined;
  pipe.onmessage = (message) => {
    void post(door, message, revision).then(
      async (answer) => {
        if (!answer) return;
        revision = revisionIn(answer) ?? revision;
        await pipe.send(answer);
      },
      async (fault: unknown) => {
        const sentence = maskTokens(fault instanceof Error ? fault.message : String(fault));
        tell(sentence);
        // A notification has nobody who waits for an answer.
        if (!('id' in message) || !('method' in message)) return;
        const error = { code: BAD_ANSWER, message: sentence };
        await pipe.send({ jsonrpc: '2.0', id: message.id, error });
      },
    );
  };
  pipe.onerror = (fault) => tell(`A line could not be read: ${maskTokens(fault.message)}`);
  await pipe.start();
  return { ended: new Promise((settle) => process.stdin.once('end', () => settle())) };
}

async function post(
  { baseUrl, token }: Door,
  message: JSONRPCMessage,
  revision: string | undefined,
): Promise<JSONRPCMessage | undefined> {
  const reply = await fetch(new URL(PATH, baseUrl), {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      accept: 'application/json, text/event-stream',
      authorization: `Bearer ${token}`,
      ...(revision ? { 'mcp-protocol-version': revision } : {}),
    },
    body: JSON.stringify(message),
    signal: AbortSignal.timeout(ANSWER_LIMIT_MS),
    redirect: 'error',
  }).catch(() => {
    throw new Error(`Co-Vibe does not answer at ${baseUrl}. Is it running (npm start)?`);
  });
  const text = await reply.text();
  if (reply.status === 202) return undefined;
  const body = parsed(text);
  if (isMessage(body)) return body;
  const said = (body as { error?: unknown } | undefined)?.error;
  throw new Error(
    typeof said === 'string'
      ? `Co-Vibe says: ${said}`
      : `Co-Vibe answered with status ${reply.status} and nothing that could be read.`,
  );
}

/** After the handshake the protocol wants the agreed revision on every request. */
function revisionIn(answer: JSONRPCMessage): string | undefined {
  const result = 'result' in answer ? answer.result : undefined;
  const agreed = result?.['protocolVersion'];
  return typeof agreed === 'string' ? agreed : undefined;
}

function isMessage(body: unknown): body is JSONRPCMessage {
  return typeof body === 'object' && body !== null && 'jsonrpc' in body;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
