import { type Check, fail, type Finding } from './finding.ts';

/** Runs every check, prints each finding as it comes, and answers the exit code. */
export async function examine(
  checks: readonly Check[],
  print: (line: string) => void = console.log,
): Promise<number> {
  const found: Finding[] = [];
  for (const check of checks) {
    for (const finding of await inspect(check)) {
      found.push(finding);
      print(`${finding.state.padEnd(5)} ${finding.what}`);
      if (finding.cure) print(`      → ${finding.cure}`);
    }
  }
  const count = (state: Finding['state']) => found.filter((one) => one.state === state).length;
  const [failures, warnings] = [count('fail'), count('warn')];
  print(`\n${count('ok')} ok, ${warnings} to look at, ${failures} broken`);
  return failures > 0 ? 1 : 0;
}

/** A check that breaks is a finding, so that the others still have their say. */
async function inspect(check: Check): Promise<Finding[]> {
  try {
    return await check();
  } catch (fault) {
    return [
      fail(fault instanceof Error ? fault.message : String(fault), 'Mend it and run doctor again.'),
    ];
  }
}
