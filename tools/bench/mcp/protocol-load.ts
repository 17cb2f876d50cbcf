import { commandOf, runNode } from '../../gates/program.ts';
import { ROOT } from '../../repository.ts';
import { processorMillis } from '../process-figures.ts';

const autocannon = commandOf(import.meta.resolve('autocannon'), 'autocannon');
const CONNECTIONS = 16;
const REVISION = '2026-07-28';

export type Era = '2025' | '2026';

export interface Target {
  url: string;
  pid: number;
  tool: string;
  token?: string;
}

export interface Load {
  perSecond: number;
  /** Milliseconds of processor time for a thousand requests. */
  processor: number;
}

/** As many equal requests as the target answers in the given time. */
export async function protocolLoad(
  { url, pid, tool, token }: Target,
  { era, method, seconds }: { era: Era; method: 'tools/call' | 'tools/list'; seconds: number },
): Promise<Load> {
  const meta = {
    'io.modelcontextprotocol/protocolVersion': REVISION,
    'io.modelcontextprotocol/clientInfo': { name: 'bench', version: '1' },
    'io.modelcontextprotocol/clientCapabilities': {},
  };
  const called = method === 'tools/call' ? { name: tool, arguments: { operation: 'nothing' } } : {};
  const params = era === '2026' ? { ...called, _meta: meta } : called;
  const headers: Record<string, string> = {
    'content-type': 'application/json',
    accept: 'application/json, text/event-stream',
    ...(token ? { authorization: `Bearer ${token}` } : {}),
    ...(era === '2026' ? { 'mcp-protocol-version': REVISION, 'mcp-method': method } : {}),
    ...(era === '2026' && method === 'tools/call' ? { 'mcp-name': tool } : {}),
  };
  const body = JSON.stringify({ jsonrpc: '2.0', id: 1, method, params });
  const said = Object.entries(headers).flatMap(([name, value]) => ['-H', `${name}=${value}`]);
  const how = ['--json', '--no-progress', '-c', String(CONNECTIONS), '-d', String(seconds)];
  const before = processorMillis(pid);
  const args = [autocannon, ...how, '-m', 'POST', ...said, '-b', body, url];
  const { output } = await runNode(args, { cwd: ROOT });
  const told = JSON.parse(output.slice(output.indexOf('{'))) as {
    requests: { average: number; total: number };
    non2xx: number;
    errors: number;
  };
  if (told.non2xx + told.errors > 0) throw new Error(`${url}: ${told.non2xx} refusals`);
  const processor = ((processorMillis(pid) - before) / told.requests.total) * 1000;
  return { perSecond: told.requests.average, processor };
}
