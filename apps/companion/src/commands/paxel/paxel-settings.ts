import { PAXEL_REPORT_HOST } from '@covibe/contracts';
import { type Environment, given } from '@covibe/local-state';
import { usageFault } from '../../kit/faults.js';
import type { ReportPatterns } from './report.js';

const HALF_AN_HOUR_MS = 1_800_000;
const LONGEST_MS = 86_400_000;
const GRACE_MS = 10_000;

export interface PaxelSettings {
  engine: string;
  image: string;
  timeoutMs: number;
  /** How long the tool may take to stop by itself. */
  graceMs: number;
  hosts: readonly string[];
  patterns: ReportPatterns;
}

export function paxelSettings(env: Environment, timeout: string | undefined): PaxelSettings {
  const said = given(timeout) ?? given(env['COVIBE_PAXEL_TIMEOUT_MS']);
  const timeoutMs = said === undefined ? HALF_AN_HOUR_MS : Number(said);
  if (!Number.isInteger(timeoutMs) || timeoutMs < 1_000 || timeoutMs > LONGEST_MS) {
    throw usageFault(
      `--timeout-ms (or COVIBE_PAXEL_TIMEOUT_MS) takes milliseconds, from 1000 to ${LONGEST_MS}.`,
    );
  }
  return {
    engine: given(env['COVIBE_PAXEL_DOCKER']) ?? 'docker',
    image: given(env['COVIBE_PAXEL_IMAGE']) ?? 'ycombinator/paxel',
    timeoutMs,
    graceMs: Math.min(GRACE_MS, timeoutMs),
    hosts: (given(env['COVIBE_PAXEL_REPORT_HOSTS']) ?? PAXEL_REPORT_HOST)
      .toLowerCase()
      .split(',')
      .map((host) => host.trim()),
    patterns: {
      url: pattern(env, 'COVIBE_PAXEL_URL_PATTERN'),
      token: pattern(env, 'COVIBE_PAXEL_TOKEN_PATTERN'),
    },
  };
}

function pattern(env: Environment, name: string): RegExp | undefined {
  const text = given(env[name]);
  if (text === undefined) return undefined;
  try {
    return new RegExp(text, 'im');
  } catch {
    throw usageFault(`${name} is no pattern that can be read. Mend it or unset it.`);
  }
}
