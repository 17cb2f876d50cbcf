import { Agent as PlainAgent, type IncomingMessage, request as plainRequest } from 'node:http';
import { MCP_PATH } from '@covibe/contracts';

const ANSWER_LIMIT_MS = 60_000;
const IDLE_SOCKETS = 4;

const NEVER_CONNECTED = [
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'EADDRNOTAVAIL',
];

export interface DoorReply {
  status: number;
  type: string;
  retryAfterSeconds: number | undefined;
  bytes: Buffer;
}

/** Nobody answered; `wasSent` tells whether the server may have acted on the request nevertheless. */
export class NoAnswer extends Error {
  constructor(
    readonly code: string,
    readonly wasSent: boolean,
  ) {
    super(code);
  }
}

/** The server's MCP endpoint, over connections that are kept: a handshake a call would cost more. */
export class ServerDoor {
  private readonly url: URL;
  private secure: Promise<typeof import('node:https')> | undefined;
  private agent: PlainAgent | undefined;

  constructor(readonly origin: string) {
    this.url = new URL(MCP_PATH, origin);
  }

  async post(
    text: string,
    headers: Record<string, string>,
    signal: AbortSignal,
  ): Promise<DoorReply> {
    const { request, agent } = await this.transport();
    return new Promise((settle, fail) => {
      const asked = request(
        this.url,
        {
          method: 'POST',
          agent,
          signal,
          timeout: ANSWER_LIMIT_MS,
          headers: {
            ...headers,
            'content-type': 'application/json',
            'content-length': Buffer.byteLength(text),
            accept: 'application/json, text/event-stream',
          },
        },
        (reply) => collect(reply, settle, () => fail(new NoAnswer('ECONNRESET', true))),
      );
      asked.once('timeout', () => asked.destroy(new NoAnswer('ETIMEDOUT', true)));
      asked.once('error', (fault: NodeJS.ErrnoException) => {
        if (fault instanceof NoAnswer) return fail(fault);
        const code = fault.code ?? fault.name;
        // A kept connection that the server had closed meanwhile never carried the request.
        const isStale = asked.reusedSocket && code === 'ECONNRESET';
        fail(new NoAnswer(code, !isStale && !NEVER_CONNECTED.includes(code)));
      });
      asked.end(text);
    });
  }

  private async transport() {
    if (this.url.protocol !== 'https:') {
      this.agent ??= new PlainAgent({ keepAlive: true, maxFreeSockets: IDLE_SOCKETS });
      return { request: plainRequest, agent: this.agent };
    }
    // TLS takes long to load: only for those who use it.
    this.secure ??= import('node:https');
    const { Agent, request } = await this.secure;
    this.agent ??= new Agent({ keepAlive: true, maxFreeSockets: IDLE_SOCKETS });
    return { request, agent: this.agent };
  }
}

function collect(
  reply: IncomingMessage,
  settle: (whole: DoorReply) => void,
  fail: () => void,
): void {
  const parts: Buffer[] = [];
  reply.on('data', (part: Buffer) => parts.push(part));
  reply.once('error', fail);
  reply.once('end', () => {
    const wait = Number(reply.headers['retry-after']);
    settle({
      status: reply.statusCode ?? 0,
      type: reply.headers['content-type'] ?? '',
      retryAfterSeconds: Number.isFinite(wait) ? wait : undefined,
      bytes: Buffer.concat(parts),
    });
  });
}
