/**
 * The floor of `bench:mcp`: the same SDK, the same number of tools, the same wiring for both eras, and
 * nothing else: no guard, no framework, no envelope. A process of its own.
 */
import { createServer, type IncomingMessage } from 'node:http';
import { createMcpHandler, isLegacyRequest, Server } from '@modelcontextprotocol/server';
import {
  NodeStreamableHTTPServerTransport,
  toNodeHandler,
  toWebRequest,
} from '@modelcontextprotocol/node';

const TOOLS = 7;
const list = Array.from({ length: TOOLS }, (_, place) => ({
  name: `test_noop_${place}`,
  description: 'Does nothing at all.',
  inputSchema: {
    type: 'object' as const,
    properties: { operation: { type: 'string', description: 'What to do.' } },
  },
}));
const envelope = { status: 'ok', data: {}, feedback: { notes: [] }, request_id: 'req_0' };

function make(): Server {
  const server = new Server({ name: 'bare', version: '1' }, { capabilities: { tools: {} } });
  server.setRequestHandler('tools/list', () => ({ tools: list }));
  server.setRequestHandler('tools/call', () => ({
    content: [{ type: 'text', text: JSON.stringify(envelope) }],
    structuredContent: envelope,
    isError: false,
  }));
  return server;
}

const modern = toNodeHandler(createMcpHandler(make, { legacy: 'reject' }));

async function bodyOf(request: IncomingMessage): Promise<unknown> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  return JSON.parse(Buffer.concat(parts).toString());
}

const server = createServer((request, response) => {
  void (async () => {
    const body = await bodyOf(request);
    request.headers.accept = 'application/json, text/event-stream';
    if (!(await isLegacyRequest(await toWebRequest(request, body), body))) {
      await modern(request, response, body);
      return;
    }
    const own = make();
    const transport = new NodeStreamableHTTPServerTransport({
      sessionIdGenerator: undefined,
      enableJsonResponse: true,
    });
    response.on('close', () => {
      void transport.close();
      void own.close();
    });
    await own.connect(transport);
    await transport.handleRequest(request, response, body);
  })();
});
server.listen(Number(process.argv[2]), '127.0.0.1', () => process.send?.('ready'));
