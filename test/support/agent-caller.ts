import { MCP_PATH, type McpEnvelope } from '@covibe/contracts';
import type { TestApp } from './test-app.js';

type Data = Record<string, unknown>;

/** An agent with a token, calling tools as plain JSON. */
export class AgentCaller {
  private calls = 0;

  constructor(
    private readonly server: TestApp,
    private readonly token: string,
  ) {}

  /** Calls `tool` and answers the envelope, which every call of a known tool has. */
  async call<Answer = Data>(tool: string, input: Data): Promise<McpEnvelope<Answer>> {
    const reply = await this.server.inject({
      method: 'POST',
      url: MCP_PATH,
      headers: { 'content-type': 'application/json', authorization: `Bearer ${this.token}` },
      payload: JSON.stringify({
        jsonrpc: '2.0',
        id: (this.calls += 1),
        method: 'tools/call',
        params: { name: tool, arguments: input },
      }),
    });
    const { result, error } = JSON.parse(reply.body) as {
      result?: { structuredContent: McpEnvelope<Answer> };
      error?: unknown;
    };
    if (!result) throw new Error(`no result: ${JSON.stringify(error)} ${reply.body}`);
    return result.structuredContent;
  }

  task<Answer = Data>(operation: string, input: Data = {}): Promise<McpEnvelope<Answer>> {
    return this.call('covibe_task', { operation, ...input });
  }

  session<Answer = Data>(operation: string, input: Data = {}): Promise<McpEnvelope<Answer>> {
    return this.call('covibe_session', { operation, ...input });
  }
}
