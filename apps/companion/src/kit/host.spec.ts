import {
  chmodSync,
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { realFiles } from './host.js';

describe("other people's files", () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'covibe-files-'));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  it('are written through a link, which stays one, with the rights they had', () => {
    const [target, link] = [join(folder, 'dotfiles.toml'), join(folder, 'config.toml')];
    writeFileSync(target, 'old');
    chmodSync(target, 0o640);
    symlinkSync(target, link);
    realFiles.write(link, 'new');
    expect(lstatSync(link).isSymbolicLink()).toBe(true);
    expect(readFileSync(target, 'utf8')).toBe('new');
    expect(statSync(target).mode & 0o777).toBe(0o640);
    expect(readdirSync(folder).sort()).toEqual(['config.toml', 'dotfiles.toml']);
  });

  it('are made with their folders, readable as the umask says', () => {
    const path = join(folder, 'a', 'b.json');
    realFiles.write(path, '{}');
    expect(statSync(path).mode & 0o777).toBe(0o644 & ~process.umask());
  });

  it('are missing or not, and anything else is a fault', () => {
    expect(realFiles.read(join(folder, 'none'))).toBeUndefined();
    expect(realFiles.read(join(folder, 'none', 'below'))).toBeUndefined();
    expect(() => realFiles.read(folder)).toThrow(/EISDIR/);
  });

  it('leave a folder that is not empty', () => {
    mkdirSync(join(folder, 'empty'));
    realFiles.removeEmptyFolder(join(folder, 'empty'));
    realFiles.write(join(folder, 'full', 'x'), '');
    realFiles.removeEmptyFolder(join(folder, 'full'));
    expect(readdirSync(folder)).toEqual(['full']);
    realFiles.remove(join(folder, 'full', 'x'));
    expect(existsSync(join(folder, 'full', 'x'))).toBe(false);
  });
});
