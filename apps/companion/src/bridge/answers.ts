import type { JSONRPCMessage } from '@modelcontextprotocol/sdk/types.js';
import type { DoorReply } from './server-door.js';

/** The messages a reply carries: one as JSON, any number as an event stream, none when it is empty. */
export function answersIn({ type, text }: DoorReply): JSONRPCMessage[] {
  if (type.startsWith('text/event-stream')) return eventsOf(text).flatMap(messagesIn);
  return messagesIn(text);
}

/** Co-Vibe's own words in a reply that is not the protocol's. */
export function wordsIn({ text }: DoorReply): string | undefined {
  const said = (parsed(text) as { error?: unknown } | undefined)?.error;
  return typeof said === 'string' ? said : undefined;
}

function messagesIn(text: string): JSONRPCMessage[] {
  const content = parsed(text);
  const list: unknown[] = Array.isArray(content) ? content : [content];
  return list.filter(
    (item): item is JSONRPCMessage =>
      typeof item === 'object' && item !== null && 'jsonrpc' in item,
  );
}

function eventsOf(stream: string): string[] {
  return stream
    .split(/\r?\n\r?\n/)
    .map((event) =>
      event
        .split(/\r?\n/)
        .filter((line) => line.startsWith('data:'))
        .map((line) => line.slice('data:'.length).trimStart())
        .join('\n'),
    )
    .filter((payload) => payload !== '');
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // A page of a proxy, or nothing at all.
    return undefined;
  }
}
