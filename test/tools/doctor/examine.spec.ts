import { describe, expect, it } from '@jest/globals';
import { examine } from '../../../tools/doctor/examine.ts';
import { fail, info, ok, warn } from '../../../tools/doctor/finding.ts';

async function printed(...checks: Parameters<typeof examine>[0]) {
  const lines: string[] = [];
  const code = await examine(checks, (line) => lines.push(line));
  return { code, lines };
}

describe('doctor', () => {
  it('says what was found, what to do about it, and how many of each', async () => {
    const { code, lines } = await printed(
      () => Promise.resolve([ok('fine'), info('good to know')]),
      () => Promise.resolve([warn('hm', 'Look at it.')]),
    );
    expect(lines).toEqual([
      'ok    fine',
      'info  good to know',
      'warn  hm',
      '      → Look at it.',
      '\n1 ok, 1 to look at, 0 broken',
    ]);
    expect(code).toBe(0);
  });

  it('answers exit code 1 for anything broken', async () => {
    const { code } = await printed(() => Promise.resolve([fail('broken', 'Mend it.')]));
    expect(code).toBe(1);
  });

  it('goes on after a check that broke itself', async () => {
    const { code, lines } = await printed(
      () => Promise.reject(new Error('no such file')),
      () => Promise.resolve([ok('fine')]),
    );
    expect(lines).toContain('fail  no such file');
    expect(lines).toContain('ok    fine');
    expect(code).toBe(1);
  });
});
