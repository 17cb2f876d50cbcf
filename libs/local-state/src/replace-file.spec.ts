import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { renamePatiently, replaceFile } from './replace-file.js';

const failing = (times: number, code: string) => {
  let calls = 0;
  const rename = () => {
    calls += 1;
    if (calls <= times) throw Object.assign(new Error(code), { code });
  };
  return { rename, calls: () => calls };
};

describe('replaceFile', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'covibe-replace-'));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  it('writes with exactly the asked rights and leaves nothing else behind', () => {
    const path = join(folder, 'a.json');
    const umask = process.umask(0o777);
    replaceFile(path, 'one', 0o600);
    process.umask(0o000);
    replaceFile(path, 'two', 0o640);
    process.umask(umask);
    expect(readFileSync(path, 'utf8')).toBe('two');
    expect(statSync(path).mode & 0o777).toBe(0o640);
    expect(readdirSync(folder)).toEqual(['a.json']);
  });

  it('leaves the old file and no other when it cannot be replaced', () => {
    const path = join(folder, 'a');
    writeFileSync(path, 'old');
    expect(() => replaceFile(join(path, 'inside'), 'new', 0o600)).toThrow();
    expect(readFileSync(path, 'utf8')).toBe('old');
    expect(readdirSync(folder)).toEqual(['a']);
  });

  it.each(['EPERM', 'EBUSY', 'EACCES'])(
    'waits while another program holds the file (%s)',
    (code) => {
      const { rename, calls } = failing(3, code);
      renamePatiently('from', 'to', rename);
      expect(calls()).toBe(4);
    },
  );

  it('gives up after ten tries and less than two seconds', () => {
    const { rename, calls } = failing(Infinity, 'EBUSY');
    const began = performance.now();
    expect(() => renamePatiently('from', 'to', rename)).toThrow('EBUSY');
    expect(calls()).toBe(10);
    expect(performance.now() - began).toBeLessThan(2_000);
  });

  it('does not wait for what waiting cannot mend', () => {
    const { rename, calls } = failing(Infinity, 'EROFS');
    expect(() => renamePatiently('from', 'to', rename)).toThrow('EROFS');
    expect(calls()).toBe(1);
  });
});
