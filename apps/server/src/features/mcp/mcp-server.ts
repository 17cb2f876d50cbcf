import { Injectable } from '@nestjs/common';
import { Server, type CallToolResult, type Tool } from '@modelcontextprotocol/server';
import type { McpEnvelope } from '@covibe/contracts';
import type { Actor } from '../../platform/auth/actor.js';
import { CallTool } from './call-tool.js';
import { INSTRUCTIONS } from './instructions.js';
import { ToolTable } from './tool-table.js';

const INFO = { name: 'co-vibe', title: 'Co-Vibe', version: '1.0.0' };

export interface Caller {
  actor: Actor;
  requestId: string;
}

/**
 * Makes one protocol server for one request, so that no answer can ever reach another caller. What
 * is costly, the list of tools, was made once before.
 */
@Injectable()
export class McpServers {
  constructor(
    private readonly table: ToolTable,
    private readonly calls: CallTool,
  ) {}

  make(caller: Caller): Server {
    const server = new Server(INFO, {
      capabilities: { tools: { listChanged: false } },
      instructions: INSTRUCTIONS,
    });
    server.setRequestHandler('tools/list', () => ({ tools: this.table.list as unknown as Tool[] }));
    server.setRequestHandler('tools/call', async ({ params }) => {
      const envelope = await this.calls.answer({
        ...caller,
        tool: params.name,
        arguments: params.arguments ?? {},
      });
      return envelope ? resultOf(envelope) : unknownTool(params.name, this.table);
    });
    return server;
  }
}

function resultOf(envelope: McpEnvelope): CallToolResult {
  return {
    content: [{ type: 'text', text: JSON.stringify(envelope) }],
    structuredContent: envelope as unknown as Record<string, unknown>,
    isError: envelope.status === 'error',
  };
}

function unknownTool(name: string, table: ToolTable): never {
  const names = table.list.map((tool) => tool.name).join(', ');
  throw new UnknownTool(`There is no tool ${JSON.stringify(name.slice(0, 80))}. Tools: ${names}.`);
}

/** JSON-RPC's own code for parameters that make no sense. */
class UnknownTool extends Error {
  readonly code = -32602;
}
