import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { StdioClientTransport } from '@modelcontextprotocol/sdk/client/stdio.js';

export interface Piped {
  client: Client;
  /** Milliseconds from the start of the process to the end of the handshake. */
  connect: number;
}

/** Starts a program that speaks MCP on its pipe, and shakes hands. */
export async function pipeTo(file: string, env: Record<string, string>): Promise<Piped> {
  const client = new Client({ name: 'bench', version: '1' });
  const began = performance.now();
  await client.connect(
    new StdioClientTransport({ command: process.execPath, args: [file], env, stderr: 'ignore' }),
  );
  return { client, connect: performance.now() - began };
}
