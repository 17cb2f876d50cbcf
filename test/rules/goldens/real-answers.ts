import { MCP_PATH, type McpEnvelope } from '@covibe/contracts';
import type { TestApp } from '../../support/test-app.js';

const NOON = '2026-11-20T12:00:00.000Z';

/** Asks a tool and gives its answer with ids and times that are the same in every run. */
export async function realAnswer(
  server: TestApp,
  token: string,
  asked: { tool: string; input: Record<string, unknown> },
): Promise<{ raw: McpEnvelope<Record<string, unknown>>; shown: string }> {
  const { tool: name, input } = asked;
  const reply = await server.inject({
    method: 'POST',
    url: MCP_PATH,
    headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
    payload: JSON.stringify({
      jsonrpc: '2.0',
      id: 1,
      method: 'tools/call',
      params: { name, arguments: input },
    }),
  });
  const { result } = JSON.parse(reply.body) as { result: { structuredContent: never } };
  return { raw: result.structuredContent, shown: steadied(result.structuredContent) };
}

/** The same text for the same answer: ids keep their kind, times become one moment. */
function steadied(answer: unknown): string {
  return (
    JSON.stringify(answer, null, 2)
      .replace(/\b([a-z]+_)[0-9A-HJKMNP-TV-Z]{26}\b/g, '$101K9Z6T2M0V7Q8W3X4Y5Z6A7B8')
      // One signal a line.
      .replace(/\{\s+"name": ("[^"]+"),\s+"value": ([\d.]+)\s+\}/g, '{ "name": $1, "value": $2 }')
      .replace(/"request_id": "[^"]+"/g, '"request_id": "req_01K9Z6T2M0V7Q8W3X4Y5Z6A7B9"')
      .replace(/\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z/g, NOON)
  );
}
