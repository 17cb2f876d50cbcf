import type { JSONRPCMessage } from '@modelcontextprotocol/sdk/types.js';

/** What the protocol itself keeps beside a call. */
const OF_PROTOCOL = /^(?:progressToken$|io\.modelcontextprotocol\/)/;

/**
 * The message without what hosts add to their calls for their own use. Codex tells there where its user's
 * repositories lie, with their remotes: none of that is meant for us, so none of it leaves the machine.
 */
export function withoutHostMeta(message: JSONRPCMessage): JSONRPCMessage {
  if (!('method' in message) || !message.params?._meta) return message;
  const { _meta, ...params } = message.params;
  const kept = Object.entries(_meta).filter(([key]) => OF_PROTOCOL.test(key));
  const meta = kept.length > 0 ? { _meta: Object.fromEntries(kept) } : {};
  return { ...message, params: { ...params, ...meta } };
}
