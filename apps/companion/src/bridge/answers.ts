import type { JSONRPCMessage, RequestId } from '@modelcontextprotocol/sdk/types.js';
import type { DoorReply } from './server-door.js';

const GOOD = 200;
const LINE_END = 0x0a;
const LAST = 0x7d;

/**
 * The bytes of a reply that is one line and nothing but the answer to `id`, which its envelope says at
 * one end or the other: tools answer with tens of kilobytes, and nobody here has to understand them.
 */
export function soleAnswer({ status, type, bytes }: DoorReply, id: RequestId): Buffer | undefined {
  if (status !== GOOD || !type.startsWith('application/json')) return undefined;
  if (bytes.at(-1) !== LAST || bytes.includes(LINE_END)) return undefined;
  const envelope = `"jsonrpc":"2.0","id":${JSON.stringify(id)}`;
  const [first, last] = [Buffer.from(`{${envelope},`), Buffer.from(`,${envelope}}`)];
  const isOurs =
    bytes.subarray(0, first.length).equals(first) || bytes.subarray(-last.length).equals(last);
  return isOurs ? bytes : undefined;
}

/** The messages a reply carries: one as JSON, any number as an event stream, none when it is empty. */
export function answersIn({ type, bytes }: DoorReply): JSONRPCMessage[] {
  const text = bytes.toString();
  if (type.startsWith('text/event-stream')) return eventsOf(text).flatMap(messagesIn);
  return messagesIn(text);
}

/** Co-Vibe's own words in a reply that is not the protocol's. */
export function wordsIn({ bytes }: DoorReply): string | undefined {
  const said = (parsed(bytes.toString()) as { error?: unknown } | undefined)?.error;
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
