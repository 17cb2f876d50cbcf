import { AGENT_TYPES, type AgentType } from '@covibe/contracts';
import { environmentToken } from '@covibe/local-state';
import { detectedAgents } from '../agent-list.js';
import type { Standpoint } from '../standpoint.js';
import { checkConfigs, wiredAgents } from './config-check.js';
import { checkCredentials } from './credentials-check.js';
import { checkExclusions } from './exclusions-check.js';
import type { Finding } from './finding.js';
import { checkGitHook } from './git-hook-check.js';
import { checkHooks } from './hooks-check.js';
import { checkMachine } from './machine-check.js';
import { checkServer } from './server-check.js';
import { checkService } from './service-check.js';
import { checkSpools } from './spool-check.js';
import { checkTokens } from './token-check.js';

/**
 * Everything the doctor looks at, in the order in which it is mended. Tokens are expected of what is wired
 * and, right after a setup, only of the agents it was asked for.
 */
export async function examine(
  place: Standpoint,
  asked: readonly AgentType[] = AGENT_TYPES,
): Promise<Finding[]> {
  const wired = wiredAgents(place);
  const wanted = wired.length > 0 ? wired : expectedBefore(place);
  const expected = wanted.filter((agent) => asked.includes(agent));
  const shared = environmentToken(place.host.env, place.origin) !== undefined;
  const [server, tokens] = await Promise.all([checkServer(place), checkTokens(place, expected)]);
  return [
    ...checkMachine(place.host),
    server,
    ...checkCredentials(place, expected, shared),
    ...tokens,
    ...checkConfigs(place),
    ...checkHooks(place),
    ...checkGitHook(place),
    checkExclusions(place),
    checkService(place),
    ...checkSpools(place),
  ];
}

/** What is installed counts only while no configuration says what was wanted. */
function expectedBefore({ host, configs }: Standpoint) {
  const isConfigured = Object.values(configs).some((config) => {
    try {
      return host.files.read(config.path)?.includes('covibe-mcp') ?? false;
    } catch {
      // The check of the configurations says what is wrong with the file.
      return false;
    }
  });
  return isConfigured ? [] : detectedAgents(host);
}
