import { setTimeout as sleep } from 'node:timers/promises';
import { Module, type OnModuleInit } from '@nestjs/common';
import { ModuleRef } from '@nestjs/core';
import {
  CLIENT_CAPABILITIES_META_KEY,
  MissingRequiredClientCapabilityError,
  inputRequired,
  type CallToolResult,
  type Server,
  type ServerContext,
} from '@modelcontextprotocol/server';
import { McpModule } from '../../../apps/server/src/features/mcp/index.js';
import { McpServers } from '../../../apps/server/src/features/mcp/mcp-server.js';
import {
  CONTENT_TOOLS,
  DIALECT_TOOL,
  TEST_PROMPTS,
  testPrompt,
  testResource,
} from './conformance-answers.js';

type Answer = (request: never, context: ServerContext) => Promise<unknown>;

const PROGRESS_TOOL = 'test_tool_with_progress';
const CAPABLE_TOOL = 'test_missing_capability';
const QUIET_TOOL = 'test_logging_tool';
const ASKING_TOOL = 'test_streaming_elicitation';
const ODD_TOOLS = [PROGRESS_TOOL, CAPABLE_TOOL, QUIET_TOOL, ASKING_TOOL];

/**
 * Adds what the official suite asks for to the real door: its own tools, resources and prompts. What
 * the suite does not name is answered by the product's own handlers, refusals included.
 */
@Module({ imports: [McpModule] })
export class ConformanceFixtures implements OnModuleInit {
  constructor(private readonly modules: ModuleRef) {}

  onModuleInit(): void {
    const servers = this.modules.get(McpServers, { strict: false });
    const make = servers.make.bind(servers);
    servers.make = (caller) => {
      const server = make(caller);
      addTools(server);
      addResources(server);
      addPrompts(server);
      return server;
    };
  }
}

function addTools(server: Server): void {
  const [list, call] = [own(server, 'tools/list'), own(server, 'tools/call')];
  server.setRequestHandler('tools/list', async (request, context) => {
    const { tools } = (await list(request as never, context)) as { tools: (typeof DIALECT_TOOL)[] };
    const added = [...Object.keys(CONTENT_TOOLS), ...ODD_TOOLS].map((name) => ({
      name,
      description: `Conformance fixture ${name}`,
      inputSchema: { type: 'object' as const },
    }));
    return { tools: [...tools, ...added, DIALECT_TOOL] };
  });
  server.setRequestHandler('tools/call', async (request, context) => {
    const { name } = request.params;
    if (name === PROGRESS_TOOL) return progress(context);
    if (name === QUIET_TOOL) return { content: [{ type: 'text', text: 'Nothing was logged.' }] };
    if (name === CAPABLE_TOOL) return demandSampling(context);
    if (name === ASKING_TOOL) return askBack();
    return CONTENT_TOOLS[name] ?? ((await call(request as never, context)) as CallToolResult);
  });
}

async function progress(context: ServerContext): Promise<CallToolResult> {
  const progressToken = context.mcpReq._meta?.progressToken;
  for (const done of [0, 50, 100]) {
    if (progressToken !== undefined) {
      const params = { progressToken, progress: done, total: 100 };
      await context.mcpReq.notify({ method: 'notifications/progress', params });
    }
    await sleep(50);
  }
  return { content: [{ type: 'text', text: 'Done.' }] };
}

function demandSampling(context: ServerContext): CallToolResult {
  const { envelope = {} } = context.mcpReq as { envelope?: Record<string, object> };
  if ('sampling' in (envelope[CLIENT_CAPABILITIES_META_KEY] ?? {}))
    return { content: [{ type: 'text', text: 'You can sample.' }] };
  throw new MissingRequiredClientCapabilityError({ requiredCapabilities: { sampling: {} } });
}

/** The way of 2026 to ask the person: the request ends with a question and is repeated with its answer. */
function askBack(): CallToolResult {
  const requestedSchema = {
    type: 'object' as const,
    properties: { name: { type: 'string' as const } },
  };
  const question = inputRequired.elicit({ message: 'What is your name?', requestedSchema });
  return inputRequired({ inputRequests: { name: question } }) as unknown as CallToolResult;
}

function addResources(server: Server): void {
  const [list, read] = [own(server, 'resources/list'), own(server, 'resources/read')];
  server.setRequestHandler('resources/list', async (request, context) => {
    const { resources } = (await list(request as never, context)) as { resources: [] };
    const names = ['static-text', 'static-binary'];
    const added = names.map((name) => ({ uri: `test://${name}`, name, title: name }));
    return { resources: [...resources, ...added] };
  });
  server.setRequestHandler('resources/templates/list', () => ({
    resourceTemplates: [{ uriTemplate: 'test://template/{id}/data', name: 'template' }],
  }));
  server.setRequestHandler('resources/read', async (request, context) => {
    const content = testResource(request.params.uri);
    if (content) return { contents: [content] };
    return (await read(request as never, context)) as { contents: [] };
  });
}

function addPrompts(server: Server): void {
  const [list, get] = [own(server, 'prompts/list'), own(server, 'prompts/get')];
  server.setRequestHandler('prompts/list', async (request, context) => {
    const { prompts } = (await list(request as never, context)) as { prompts: [] };
    return { prompts: [...prompts, ...TEST_PROMPTS] };
  });
  server.setRequestHandler('prompts/get', async (request, context) => {
    const { name, arguments: given = {} } = request.params;
    return testPrompt(name, given) ?? ((await get(request as never, context)) as { messages: [] });
  });
}

/** The product's handler, which the SDK keeps to itself once it is registered. */
function own(server: Server, method: string): Answer {
  const { _requestHandlers } = server as unknown as { _requestHandlers: Map<string, Answer> };
  const answer = _requestHandlers.get(method);
  if (!answer) throw new Error(`the product does not answer ${method}`);
  return answer;
}
