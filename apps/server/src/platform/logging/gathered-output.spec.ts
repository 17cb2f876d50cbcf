import { closeSync, mkdtempSync, openSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { GatheredOutput } from './gathered-output.js';

describe('the output of the log', () => {
  const folder = mkdtempSync(join(tmpdir(), 'covibe-log-'));
  const file = join(folder, 'log');
  let descriptor: number;
  let output: GatheredOutput;

  beforeEach(() => {
    descriptor = openSync(file, 'w');
    output = new GatheredOutput(descriptor);
  });
  afterEach(async () => {
    // What is under way must not meet a descriptor that the next test was given.
    const last = `the end of a test\n`;
    output.write(last);
    await until(() => kept().endsWith(last));
    closeSync(descriptor);
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  const kept = () => readFileSync(file, 'utf8');
  /** However busy the machine is. */
  const until = async (holds: () => boolean) => {
    for (let tries = 0; !holds() && tries < 1_000; tries += 1) await sleep(10);
  };

  it('gathers lines and passes them on a moment later', async () => {
    output.write('one\n');
    output.write('größer 🦉\n');
    expect(kept()).toBe('');
    await until(() => kept() !== '');
    expect(kept()).toBe('one\ngrößer 🦉\n');
  });

  it('does not wait once there are many', async () => {
    for (let each = 0; each < 400; each += 1) output.write(`${'x'.repeat(99)}\n`);
    await until(() => kept() !== '');
    expect(kept().length).toBeGreaterThanOrEqual(32_000);
  });

  it('keeps every line and their order', async () => {
    const lines = Array.from({ length: 20_000 }, (_, each) => `line ${each}\n`);
    for (const [each, line] of lines.entries()) {
      output.write(line);
      if (each % 500 === 0) await sleep(1);
    }
    await until(() => kept().length === lines.join('').length);
    expect(kept()).toBe(lines.join(''));
  });

  it('passes on the last ones when the process ends', () => {
    const ended = new GatheredOutput(descriptor);
    ended.write('the last words\n');
    ended.close();
    expect(kept()).toBe('the last words\n');
  });

  it('leaves lines out, and says how many, instead of filling the memory', async () => {
    const line = `${'x'.repeat(1_023)}\n`;
    for (let each = 0; each < 5_000; each += 1) output.write(line);
    await until(() => kept().includes('lines left out'));
    const text = kept();
    const missing = Number(/"(\d+) lines left out"/.exec(text)?.[1]);
    expect(missing).toBeGreaterThan(0);
    expect(text.split(line).length - 1).toBe(5_000 - missing);
  });

  it('is not troubled by a reader that is gone', async () => {
    const gone = openSync(file, 'r');
    const unheard = new GatheredOutput(gone);
    unheard.write('nobody hears this\n');
    await sleep(300);
    unheard.write('nor this\n');
    expect(() => unheard.close()).not.toThrow();
    closeSync(gone);
  });
});
