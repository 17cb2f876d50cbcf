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

/** Ids keep their kind. */
export const steadyIds = (text: string): string =>
  text.replace(/\b([a-z]+_)[0-9A-HJKMNP-TV-Z]{26}\b/g, '$101K9Z6T2M0V7Q8W3X4Y5Z6A7B8');

/** The same text for the same answer: ids keep their kind, times become one moment. */
function steadied(answer: unknown): string {
  return (
    steadyIds(JSON.stringify(answer, null, 2))
      // One signal a line, one person or task by name, one glob, and where nothing is noted.
      .replace(/\{\s+"name": ("[^"]+"),\s+"value": ([\d.]+)\s+\}/g, '{ "name": $1, "value": $2 }')
      .replace(
        /\{\s+("id": "(?:dev|stream|task)_[^{}]+?)\s+\}/g,
        (_, fields: string) => `{ ${onOneLine(fields)} }`,
      )
      .replace(/\[\s+("[^"]+")\s+\]/g, '[$1]')
      .replace(/\{\s+("notes": \[\])\s+\}/g, '{ $1 }')
      .replace(/"request_id": "[^"]+"/g, '"request_id": "req_01K9Z6T2M0V7Q8W3X4Y5Z6A7B9"')
      .replace(/("seconds_left": | for )\d+(?=,| more seconds)/g, '$11800')
      .replace(/\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z/g, NOON)
  );
}

const onOneLine = (text: string) => text.replace(/\s+/g, ' ');
