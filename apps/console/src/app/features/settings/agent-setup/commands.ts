import { COMPANION_TARBALL } from '@covibe/contracts';
import { connectCommand } from '../../../core/words/connect-command.js';

const LOOPBACK = /^(localhost|127(?:\.\d+){3}|\[::1\])$/;

/** What to type on a machine so that it works with the server of this console. */
interface SetupCommands {
  readonly install: string;
  readonly setUp: string;
  readonly token: string;
  readonly claude: string;
  readonly codex: string;
}

export function commandsFor(origin: string): SetupCommands {
  const { protocol, hostname } = new URL(origin);
  // Plain http is refused by setup except on one's own machine, unless somebody says so.
  const isExposed = protocol === 'http:' && !LOOPBACK.test(hostname);
  return {
    install: `npm i -g ${origin}/downloads/${COMPANION_TARBALL}`,
    setUp: `covibe-local setup --base-url ${origin}${isExposed ? ' --allow-http' : ''}`,
    token: 'export COVIBE_MCP_TOKEN=cv_…',
    claude: connectCommand(origin),
    codex: `codex mcp add covibe --url ${origin}/api/mcp --bearer-token-env-var COVIBE_MCP_TOKEN`,
  };
}

/** What is typed day by day, in any repository of a machine that was set up. */
export const EVERYDAY = [
  {
    command: 'covibe-local status',
    does: 'Says which server, workspace and agents this machine works with.',
  },
  {
    command: 'covibe-local doctor',
    does: 'Checks tokens, configurations and the server, and names the command that mends each fault.',
  },
  {
    command: 'covibe-local setup',
    does: 'Run again after a token ended or an agent was added; it asks only for what is missing.',
  },
  { command: 'covibe-local uninstall', does: 'Removes from the machine exactly what setup wrote.' },
] as const;
