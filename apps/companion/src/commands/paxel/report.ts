import { PAXEL_TOKEN_MAX } from '@covibe/contracts';

/** What a run printed of its report. The official tool's format is not public: see docs. */
export interface FoundReport {
  url: string;
  token: string | null;
}

export interface ReportPatterns {
  url?: RegExp;
  token?: RegExp;
}

const ADDRESS = /https:\/\/[^\s"'<>()[\]{}|\\^`]+/g;
/** `Token: abc`, `report_token=abc`, `"token": "abc"`, `Access token → abc`. */
const TOKEN =
  /(?:^|[^A-Za-z])token["'`*]*\s*(?:is|[:=]|→|->|-)[\s"'`*]*([A-Za-z0-9][A-Za-z0-9._~+/=-]{3,})/im;
const IN_ADDRESS = /[?&#](?:token|t|key)=([A-Za-z0-9][A-Za-z0-9._~+/=%-]{3,})/;
/** Words near an address that say it is the report's. */
const ABOUT = /report|profile|view|result|ready|open/i;
const COLOURS = /\u001b\[[0-?]*[ -/]*[@-~]|\u001b\][^\u0007]*(?:\u0007|\u001b\\)/g;

/**
 * Finds the report's address and token in whatever was printed: JSON, key and value, a sentence, a
 * box. Of several addresses the last one that a line calls a report counts; one on a known host goes
 * before all others.
 */
export function findReport(
  output: string,
  hosts: readonly string[],
  patterns: ReportPatterns = {},
): FoundReport | undefined {
  const text = output.replace(COLOURS, '');
  const url = firstGroup(patterns.url, text) ?? addressIn(text, hosts);
  if (!url) return undefined;
  const token =
    firstGroup(patterns.token, text) ?? IN_ADDRESS.exec(url)?.[1] ?? TOKEN.exec(text)?.[1];
  // Half a token opens nothing.
  return { url, token: token && token.length <= PAXEL_TOKEN_MAX ? token : null };
}

function addressIn(text: string, hosts: readonly string[]): string | undefined {
  const seen: { url: string; rank: number }[] = [];
  for (const line of text.split(/\r?\n/)) {
    for (const [found] of line.matchAll(ADDRESS)) {
      const url = found.replace(/[.,;:!?*_]+$/, '');
      if (!URL.canParse(url)) continue;
      const isKnown = hosts.includes(new URL(url).host);
      seen.push({ url, rank: (isKnown ? 2 : 0) + (ABOUT.test(line) ? 1 : 0) });
    }
  }
  const best = Math.max(...seen.map(({ rank }) => rank));
  return best > 0 ? seen.findLast(({ rank }) => rank === best)?.url : undefined;
}

function firstGroup(pattern: RegExp | undefined, text: string): string | undefined {
  const found = pattern?.exec(text);
  return found?.[1] ?? found?.[0];
}
