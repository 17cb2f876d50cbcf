import type { IncomingMessage, ServerResponse } from 'node:http';
import { Injectable, type OnModuleDestroy } from '@nestjs/common';
import { createMcpHandler, isLegacyRequest } from '@modelcontextprotocol/server';
import {
  NodeStreamableHTTPServerTransport,
  toNodeHandler,
  toWebRequest,
} from '@modelcontextprotocol/node';
import { McpServers, type Caller } from './mcp-server.js';

const BOTH = 'application/json, text/event-stream';

/**
 * Serves both eras of the protocol without state: requests of the 2026 revision by the SDK's
 * handler, those of 2025 by a transport of their own, all with plain JSON answers.
 */
@Injectable()
export class McpDoor implements OnModuleDestroy {
  private readonly handler = createMcpHandler(
    ({ authInfo }) => this.servers.make(authInfo?.extra?.['caller'] as Caller),
    { legacy: 'reject', responseMode: 'auto' },
  );
  private readonly modern = toNodeHandler(this.handler);

  constructor(private readonly servers: McpServers) {}

  async answer(
    request: IncomingMessage,
    response: ServerResponse,
    { caller, body }: { caller: Caller; body: unknown },
  ): Promise<void> {
    // The protocol wants both named; a plain JSON caller is served all the same.
    request.headers.accept = BOTH;
    if (await isLegacyRequest(await toWebRequest(request, body), body)) {
      await this.answerLegacy(request, response, { caller, body });
      return;
    }
    const auth = { token: '', clientId: caller.actor.credential, scopes: [], extra: { caller } };
    await this.modern(Object.assign(request, { auth }), response, body);
  }

  async onModuleDestroy(): Promise<void> {
    await this.handler.close();
  }

  private async answerLegacy(
    request: IncomingMessage,
    response: ServerResponse,
    { caller, body }: { caller: Caller; body: unknown },
  ): Promise<void> {
    const server = this.servers.make(caller);
    const transport = new NodeStreamableHTTPServerTransport({
      sessionIdGenerator: undefined,
      enableJsonResponse: true,
    });
    response.on('close', () => {
      void transport.close();
      void server.close();
    });
    await server.connect(transport);
    await transport.handleRequest(request, response, body);
  }
}
