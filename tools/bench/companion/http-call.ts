import { Agent, request } from 'node:http';

const agent = new Agent({ keepAlive: true, maxSockets: 1 });

/** One tool call straight over HTTP, on a kept connection: what the bridge is held against. */
export function callOverHttp(origin: string, token: string, params: object): Promise<void> {
  const body = JSON.stringify({ jsonrpc: '2.0', id: 1, method: 'tools/call', params });
  return new Promise((settle, fail) => {
    const asked = request(
      `${origin}/api/mcp`,
      {
        method: 'POST',
        agent,
        headers: {
          authorization: `Bearer ${token}`,
          'content-type': 'application/json',
          'content-length': Buffer.byteLength(body),
          accept: 'application/json, text/event-stream',
        },
      },
      (reply) => {
        const parts: Buffer[] = [];
        reply.on('data', (part: Buffer) => parts.push(part));
        reply.once('end', () => {
          const answer = Buffer.concat(parts).toString();
          const isGood = reply.statusCode === 200 && 'result' in (JSON.parse(answer) as object);
          if (isGood) settle();
          else fail(new Error(`status ${reply.statusCode}: ${answer}`));
        });
      },
    );
    asked.once('error', fail);
    asked.end(body);
  });
}

export const closeCalls = () => agent.destroy();
