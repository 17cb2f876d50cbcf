import type { JSONRPCMessage } from '@modelcontextprotocol/sdk/types.js';

const REVISION = 'io.modelcontextprotocol/protocolVersion';
const PRINTABLE = /^[\x20-\x7e]+$/;

/**
 * The protocol's own headers of a message. The revision of 2026 says of itself in every message what
 * it is and wants it repeated outside; those of 2025 agree on one in the handshake.
 */
export function protocolHeaders(
  message: JSONRPCMessage,
  agreed: string | undefined,
): Record<string, string> {
  if (!('method' in message)) return agreed ? { 'mcp-protocol-version': agreed } : {};
  const params = (message.params ?? {}) as Record<string, unknown>;
  const meta = params['_meta'] as Record<string, unknown> | undefined;
  const told = meta?.[REVISION];
  if (typeof told !== 'string') return agreed ? { 'mcp-protocol-version': agreed } : {};
  const name = params['name'] ?? params['uri'];
  return {
    'mcp-protocol-version': told,
    'mcp-method': message.method,
    ...(typeof name === 'string' && PRINTABLE.test(name) ? { 'mcp-name': name } : {}),
  };
}

/** What a handshake agreed on. */
export function revisionIn(answer: JSONRPCMessage): string | undefined {
  const result = 'result' in answer ? answer.result : undefined;
  const agreed = result?.['protocolVersion'];
  return typeof agreed === 'string' ? agreed : undefined;
}
