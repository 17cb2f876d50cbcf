import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

const FOLDER = resolve(import.meta.dirname, '../golden');

/**
 * Holds generated text against the one in test/golden, so that every change of it is seen in a
 * diff. `npm run golden` writes it anew.
 */
export function expectGolden(name: string, text: string, folder = FOLDER): void {
  const file = join(folder, name);
  const whole = text.endsWith('\n') ? text : `${text}\n`;
  if (process.env.UPDATE_GOLDEN === '1') writeFileSync(file, whole);
  if (!existsSync(file)) throw new Error(`test/golden/${name} is missing: npm run golden`);
  const kept = readFileSync(file, 'utf8');
  if (kept === whole) return;
  throw new Error(
    `test/golden/${name} is out of date: npm run golden, then read the diff.\n${firstDifference(kept, whole)}`,
  );
}

function firstDifference(kept: string, made: string): string {
  const [old, now] = [kept.split('\n'), made.split('\n')];
  const at = now.findIndex((line, index) => line !== old[index]);
  const line = at < 0 ? now.length : at;
  return `line ${line + 1}\n  kept: ${old[line] ?? '(nothing)'}\n  made: ${now[line] ?? '(nothing)'}`;
}
