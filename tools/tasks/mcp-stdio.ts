/**
 * `npm run -s mcp:stdio`: the tools of a running server over standard input and output. Needs
 * COVIBE_MCP_TOKEN, and COVIBE_BASE_URL where the server is not on this machine's usual port. (`-s`:
 * npm's own words would be read as protocol.)
 */
import { bridgeStdio } from '../mcp/stdio-bridge.ts';
import { task, TaskFault } from '../task.ts';

const USUAL = 'http://localhost:3000';

await task(async () => {
  const token = process.env.COVIBE_MCP_TOKEN?.trim() ?? '';
  if (token === '' || token.startsWith('$')) {
    throw new TaskFault(
      'COVIBE_MCP_TOKEN is not set. Create a token in Settings and put it into the environment.',
    );
  }
  const baseUrl = process.env.COVIBE_BASE_URL?.trim() || USUAL;
  if (!URL.canParse(baseUrl) || !/^https?:$/.test(new URL(baseUrl).protocol)) {
    throw new TaskFault('COVIBE_BASE_URL must be an address such as http://localhost:3000.');
  }
  const { ended } = await bridgeStdio({ baseUrl, token }, (sentence) => console.error(sentence));
  await ended;
});
