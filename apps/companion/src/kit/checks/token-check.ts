import type { AgentType } from '@covibe/contracts';
import { environmentToken, given } from '@covibe/local-state';
import { MESSAGES } from '../messages.js';
import type { Standpoint } from '../standpoint.js';
import { standingOf, type TokenStanding } from '../tokens/token-standing.js';
import type { Finding } from './finding.js';

/** What the server says of the tokens that agents here would use. */
export async function checkTokens(
  place: Standpoint,
  expected: readonly AgentType[],
): Promise<Finding[]> {
  const { host, origin, api, setup } = place;
  const findings = elsewhere(place);
  const shared = environmentToken(host.env, origin);
  if (shared) {
    findings.push({ level: 'warn', subject: 'token', text: MESSAGES.sharedToken(), mend: setup });
    const standing = await standingOf(api, shared, host.now());
    return [...findings, judged('COVIBE_MCP_TOKEN', standing, setup)];
  }
  const stored = storedTokens(place);
  const holders = Object.entries(stored) as [AgentType, string][];
  if (holders.length === 0) {
    const level = expected.length > 0 ? 'fail' : 'info';
    return [...findings, { level, subject: 'token', text: `none for ${origin}`, mend: setup }];
  }
  const standings = await Promise.all(
    holders.map(async ([agent, token]) =>
      judged(agent, await standingOf(api, token, host.now(), agent), setup),
    ),
  );
  return [...findings, ...standings];
}

function elsewhere({ host: { env }, origin }: Standpoint): Finding[] {
  const isElsewhere = given(env['COVIBE_MCP_TOKEN']) && !environmentToken(env, origin);
  if (!isElsewhere) return [];
  const text = `COVIBE_MCP_TOKEN belongs to ${env['COVIBE_BASE_URL']} and is not sent to ${origin}`;
  return [{ level: 'info', subject: 'token', text }];
}

function storedTokens({ credentials, origin }: Standpoint): Partial<Record<AgentType, string>> {
  try {
    return credentials.tokens(origin);
  } catch {
    // The check of the credentials file says why it cannot be read.
    return {};
  }
}

function judged(holder: string, standing: TokenStanding, mend: string): Finding {
  const subject = `token of ${holder}`;
  switch (standing.state) {
    case 'good':
    case 'ending': {
      const { developer, workspace, tenant } = standing.reply;
      const whose = `${developer} in ${workspace} (${tenant})`;
      if (standing.state === 'good') {
        return { level: 'ok', subject, text: `${whose}, ${standing.daysLeft} days left` };
      }
      const left = Math.max(0, standing.daysLeft);
      return { level: 'warn', subject, text: `${whose} ends in ${left} days`, mend };
    }
    case 'misplaced': {
      const text = `was made for ${standing.reply.agent_type}`;
      return { level: 'fail', subject, text, mend };
    }
    case 'refused':
      return { level: 'fail', subject, text: `is not accepted: ${standing.why}`, mend };
    case 'unknown':
      return { level: 'warn', subject, text: `could not be checked: ${standing.why}` };
  }
}
