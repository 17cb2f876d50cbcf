import type { HostTerminal } from '../host.js';
import { type Level, plain, reportLine } from '../terminal.js';

/** What the doctor says of one thing, and the command that mends it where something is wrong. */
export interface Finding {
  level: Level;
  subject: string;
  text: string;
  mend?: string;
}

export function tellFinding(
  terminal: Pick<HostTerminal, 'say' | 'colours'>,
  { level, subject, text, mend }: Finding,
): void {
  terminal.say(reportLine(level, subject, plain(text), terminal.colours));
  if (mend) terminal.say(`     → ${plain(mend)}`);
}

export const hasFailed = (findings: readonly Finding[]) =>
  findings.some(({ level }) => level === 'fail');
