import { randomUUID } from 'node:crypto';
import type { Tool } from '@modelcontextprotocol/server';

/** In front of whatever a caller could have said. */
const NAME = `tools-${randomUUID()}`;
const PLACEHOLDER = { name: NAME, inputSchema: { type: 'object' as const } };
const MARK = JSON.stringify(PLACEHOLDER);

/**
 * The list of tools is twenty kilobytes and always the same: the protocol's server answers with one
 * tool in its place, and the text that was written once goes in where that stands.
 */
export const TOOLS_TO_COME: Tool[] = [PLACEHOLDER];

/** The answer with the tools in it; one without the placeholder is left as it is. */
export function withTools(answer: string, tools: Buffer): Buffer {
  const parts = answer.split(MARK).map((part) => Buffer.from(part));
  return Buffer.concat(parts.flatMap((part, at) => (at === 0 ? [part] : [tools, part])));
}
