/**
 * `npm run -s mcp:stdio`: the companion's bridge from this clone, built when it is stale. It speaks for
 * COVIBE_MCP_TOKEN or for what `covibe-local setup` stored, to COVIBE_BASE_URL. (`-s`: npm's own words
 * would be read as protocol.)
 */
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { buildStale, OUTPUTS } from '../build/outputs.ts';
import { leash } from '../bootstrap.mjs';
import { ROOT } from '../repository.ts';
import { stopRequest } from '../start/stop-request.ts';
import { task } from '../task.ts';

await task(async () => {
  const companion = OUTPUTS.filter(({ name }) => name === 'companion');
  await buildStale(stopRequest().asked, companion);
  const bridge = join(ROOT, 'dist', 'companion', 'bin', 'covibe-mcp.mjs');
  const child = spawn(process.execPath, [...leash(), bridge], { stdio: 'inherit' });
  return new Promise<number>((settle, fail) => {
    child.once('error', fail);
    child.once('close', (code) => settle(code ?? 1));
  });
});
