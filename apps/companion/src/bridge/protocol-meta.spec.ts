import type { JSONRPCMessage } from '@modelcontextprotocol/sdk/types.js';
import { withoutHostMeta } from './protocol-meta.js';

describe('what a host adds to its calls', () => {
  const call = (_meta?: object) =>
    ({
      ...{ jsonrpc: '2.0', id: 1, method: 'tools/call' },
      params: { name: 'covibe_team', ...(_meta ? { _meta } : {}) },
    }) as JSONRPCMessage;

  it('stays on the machine, but for the words of the protocol', () => {
    const words = {
      progressToken: 3,
      'io.modelcontextprotocol/protocolVersion': '2026-07-28',
      'io.modelcontextprotocol/clientInfo': { name: 'codex', version: '1' },
    };
    const own = {
      threadId: 't-1',
      'claudecode/toolUseId': 'toolu_1',
      'x-codex-turn-metadata': { workspaces: { '/srv/secret': { has_changes: true } } },
      'x.io.modelcontextprotocol/': 1,
      progressTokens: 1,
    };
    expect(withoutHostMeta(call({ ...words, ...own }))).toEqual(call(words));
    expect(withoutHostMeta(call(own))).toEqual(call());
    expect(withoutHostMeta(call())).toEqual(call());
    const answer = { jsonrpc: '2.0' as const, id: 1, result: {} };
    expect(withoutHostMeta(answer)).toBe(answer);
  });
});
