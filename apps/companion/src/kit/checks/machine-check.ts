import type { Host } from '../host.js';
import { isPassing } from '../passing-install.js';
import type { Finding } from './finding.js';

const OLDEST = [20, 19] as const;

export function checkMachine({ nodeVersion, packageFolder }: Host): Finding[] {
  const findings: Finding[] = [];
  const [major = 0, minor = 0] = nodeVersion.split('.').map(Number);
  if (major < OLDEST[0] || (major === OLDEST[0] && minor < OLDEST[1])) {
    const text = `${nodeVersion} is too old for Co-Vibe`;
    findings.push({ level: 'fail', subject: 'node', text, mend: 'install Node 20.19 or newer' });
  }
  if (isPassing(packageFolder)) {
    findings.push({
      level: 'warn',
      subject: 'package',
      text: 'this co-vibe lies in a cache of npx, which npm empties',
      mend: 'npm install --save-dev <your server>/downloads/co-vibe.tgz',
    });
  }
  return findings;
}
