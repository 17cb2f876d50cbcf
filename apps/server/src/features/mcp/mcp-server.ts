import type { McpEnvelope } from '@covibe/contracts';
import { Injectable } from '@nestjs/common';
import {
  ProtocolError,
  ProtocolErrorCode,
  ResourceNotFoundError,
  Server,
  type CallToolResult,
} from '@modelcontextprotocol/server';
import type { Actor } from '../../platform/auth/actor.js';
import { UsageEvents } from '../../platform/work-events/usage-events.js';
import { CallTool } from './call-tool.js';
import { HAND_OFF, handOffMessages } from './hand-off.prompt.js';
import { INSTRUCTIONS } from './instructions.js';
import { ResourceTable } from './resource-table.js';
import { START_WORK, startWorkMessages } from './start-work.prompt.js';
import { TOOLS_TO_COME } from './tool-list-text.js';
import { ToolTable } from './tool-table.js';
import { cleanText } from './untrusted.js';

const INFO = { name: 'co-vibe', title: 'Co-Vibe', version: '1.0.0' };
const CAPABILITIES = {
  tools: { listChanged: false },
  resources: { listChanged: false },
  prompts: { listChanged: false },
};

const PROMPTS = new Map([
  [
    START_WORK.name,
    {
      description: START_WORK.description,
      messages: ({ task = '' }: Record<string, string>) => startWorkMessages(task),
    },
  ],
  [
    HAND_OFF.name,
    {
      description: HAND_OFF.description,
      messages: ({ to = '' }: Record<string, string>) => handOffMessages(to),
    },
  ],
]);

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
    private readonly tools: ToolTable,
    private readonly resources: ResourceTable,
    private readonly calls: CallTool,
    private readonly usage: UsageEvents,
  ) {}

  make(caller: Caller): Server {
    const server = new Server(INFO, { capabilities: CAPABILITIES, instructions: INSTRUCTIONS });
    this.serveTools(server, caller);
    this.serveResources(server, caller);
    server.setRequestHandler('prompts/list', () => ({ prompts: [HAND_OFF, START_WORK] }));
    server.setRequestHandler('prompts/get', ({ params: { name, arguments: given = {} } }) => {
      const prompt = PROMPTS.get(name);
      return this.counted(caller, `prompt.${prompt ? name : 'unknown'}`, () => {
        if (!prompt) throw refused('There is no such prompt.', name);
        return { description: prompt.description, messages: prompt.messages(given) };
      });
    });
    return server;
  }

  private serveTools(server: Server, caller: Caller): void {
    server.setRequestHandler('tools/list', () => ({ tools: TOOLS_TO_COME }));
    server.setRequestHandler('tools/call', async ({ params }) => {
      const { name, arguments: given = {} } = params;
      const envelope = await this.calls.answer({ ...caller, tool: name, arguments: given });
      if (!envelope) throw refused('There is no such tool. Ask for tools/list.', name);
      return resultOf(envelope);
    });
  }

  private serveResources(server: Server, caller: Caller): void {
    server.setRequestHandler('resources/list', () => ({ resources: this.resources.list }));
    server.setRequestHandler('resources/templates/list', () => ({ resourceTemplates: [] }));
    server.setRequestHandler('resources/read', ({ params: { uri } }) => {
      const name = this.resources.nameOf(uri);
      return this.counted(caller, `resource.${name ?? 'unknown'}`, async () => {
        const content = await this.resources.read(uri, caller.actor);
        if (!content) throw noSuchResource(uri);
        return { contents: [content] };
      });
    });
  }

  /** Reading is use as well: what changes nothing is noted together with others, a moment later. */
  private async counted<Answer>(
    { actor }: Caller,
    name: string,
    read: () => Answer | Promise<Answer>,
  ): Promise<Answer> {
    const startedAt = performance.now();
    const note = (status: 'ok' | 'error') =>
      this.usage.later(actor, { name, status, latencyMs: performance.now() - startedAt });
    try {
      const answer = await read();
      note('ok');
      return answer;
    } catch (fault) {
      note('error');
      throw fault;
    }
  }
}

function resultOf(envelope: McpEnvelope): CallToolResult {
  return {
    content: [{ type: 'text', text: JSON.stringify(envelope) }],
    structuredContent: envelope,
    isError: envelope.status === 'error',
  };
}

function refused(sentence: string, asked: string): ProtocolError {
  return new ProtocolError(
    ProtocolErrorCode.InvalidParams,
    `${sentence} (${cleanText(asked).slice(0, 80)})`,
  );
}

/** The protocol wants the address back beside the words, so that a client can tell which one it was. */
function noSuchResource(uri: string): ProtocolError {
  const sentence = 'There is no such resource. Ask for resources/list.';
  return new ResourceNotFoundError(cleanText(uri).slice(0, 200), sentence);
}
