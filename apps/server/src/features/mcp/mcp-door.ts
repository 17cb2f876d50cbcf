import type { IncomingMessage, ServerResponse } from 'node:http';
import { Injectable, Logger, type OnModuleDestroy } from '@nestjs/common';
import {
  classifyInboundRequest,
  createMcpHandler,
  ProtocolErrorCode,
  WebStandardStreamableHTTPServerTransport,
} from '@modelcontextprotocol/server';
import { McpServers, type Caller } from './mcp-server.js';
import { withTools } from './tool-list-text.js';
import { ToolTable } from './tool-table.js';
import { webRequestOf, writeAnswer } from './web-exchange.js';

interface Asked {
  caller: Caller;
  /** Already read, parsed and looked through. */
  body: unknown;
}

/**
 * Serves both eras of the protocol without state: requests of the 2026 revision by the SDK's
 * handler, those of 2025 by a transport of their own, all with plain JSON answers.
 */
@Injectable()
export class McpDoor implements OnModuleDestroy {
  private readonly logger = new Logger(McpDoor.name);
  private readonly handler = createMcpHandler(
    ({ authInfo }) => this.servers.make(authInfo?.extra?.['caller'] as Caller),
    { legacy: 'reject', responseMode: 'auto' },
  );

  constructor(
    private readonly servers: McpServers,
    private readonly tools: ToolTable,
  ) {}

  async answer(request: IncomingMessage, response: ServerResponse, asked: Asked): Promise<void> {
    const seen = webRequestOf(request);
    const answer = isOf2025(request, asked.body)
      ? this.answer2025(seen, response, asked)
      : this.answer2026(seen, asked);
    const written = await answer.catch((err: unknown) => this.unforeseen(err, asked));
    await writeAnswer(written, response, (text) => withTools(text, this.tools.listText));
  }

  /** The response is ours alone by now: nobody else would answer. */
  private unforeseen(err: unknown, { caller }: Asked): Response {
    this.logger.error({ err, request_id: caller.requestId }, 'unforeseen fault at the MCP door');
    const error = { code: ProtocolErrorCode.InternalError, message: 'The server met a fault.' };
    return Response.json({ jsonrpc: '2.0', id: null, error }, { status: 500 });
  }

  async onModuleDestroy(): Promise<void> {
    await this.handler.close();
  }

  private answer2026(request: Request, { caller, body }: Asked): Promise<Response> {
    const { credential: clientId } = caller.actor;
    const authInfo = { token: '', clientId, scopes: [], extra: { caller } };
    return this.handler.fetch(request, { authInfo, parsedBody: body });
  }

  private async answer2025(
    request: Request,
    response: ServerResponse,
    { caller, body }: Asked,
  ): Promise<Response> {
    const server = this.servers.make(caller);
    const transport = new WebStandardStreamableHTTPServerTransport({
      sessionIdGenerator: undefined,
      enableJsonResponse: true,
    });
    response.once('close', () => {
      // What was answered whole has nothing left that could be ended.
      if (response.writableFinished) return;
      void transport.close();
      void server.close();
    });
    await server.connect(transport);
    return transport.handleRequest(request, { parsedBody: body });
  }
}

/** The SDK's own rule, asked with what is known already instead of with a request made for it. */
function isOf2025({ headers }: IncomingMessage, body: unknown): boolean {
  const header = (name: string) => {
    const value = headers[name];
    return typeof value === 'string' ? value : undefined;
  };
  const { kind } = classifyInboundRequest({
    httpMethod: 'POST',
    protocolVersionHeader: header('mcp-protocol-version'),
    mcpMethodHeader: header('mcp-method'),
    mcpNameHeader: header('mcp-name'),
    body,
  });
  return kind === 'legacy';
}
