import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { lockfileDifferences } from '../../bootstrap/lockfile.mjs';
import { ROOT } from '../../repository.ts';
import { type Check, fail, type Finding, ok } from '../finding.ts';

export const lockfile: Check = () => Promise.resolve(judgeLockfile(ROOT));

export function judgeLockfile(root: string): Finding[] {
  const findings: Finding[] = [];
  const differences = lockfileDifferences(root);
  if (differences.length === 0)
    findings.push(ok('The installed packages are those of the lockfile'));
  else {
    const first = differences.slice(0, 3).join('; ');
    const more = differences.length > 3 ? ` and ${differences.length - 3} more` : '';
    findings.push(fail(`The lockfile is not what is installed: ${first}${more}`, 'Run `npm ci`.'));
  }
  const text = readFileSync(join(root, 'package-lock.json'), 'utf8');
  const hosts = text.match(/"resolved": "https?:[^"]*"/g) ?? [];
  if (hosts.length > 0) {
    findings.push(
      fail(
        `The lockfile names a registry ${hosts.length} times`,
        'Make it again with `npm install --package-lock-only` where .npmrc is in force.',
      ),
    );
  }
  return findings;
}
