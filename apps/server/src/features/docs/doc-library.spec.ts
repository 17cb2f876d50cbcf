import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DocLibrary } from './doc-library.js';

describe('the library of served files', () => {
  const home = mkdtempSync(join(tmpdir(), 'covibe-docs-'));
  const root = join(home, 'docs');
  const put = (path: string, text = '# Page\n'): void => {
    mkdirSync(join(root, path, '..'), { recursive: true });
    writeFileSync(join(root, path), text);
  };

  beforeAll(() => {
    put('index.md');
    put('engineering/database.md', '# Database\n');
    put('engineering/notes.txt');
    put('.hidden.md');
    put('.git/config.md');
    put('two words.md');
    put('huge.md', 'x'.repeat(600 * 1024));
    writeFileSync(join(home, 'secret.md'), '# Secret\n');
    mkdirSync(join(home, 'docs-old'));
    writeFileSync(join(home, 'docs-old', 'old.md'), '# Old\n');
    symlinkSync(join(home, 'secret.md'), join(root, 'linked-out.md'));
    symlinkSync(home, join(root, 'folder-out'));
    symlinkSync(join(home, 'docs-old'), join(root, 'sibling'));
    symlinkSync(root, join(root, 'engineering', 'loop'));
    symlinkSync(join(root, 'index.md'), join(root, 'linked-in.md'));
    symlinkSync(join(root, 'nowhere.md'), join(root, 'broken.md'));
    symlinkSync('/dev/zero', join(root, 'device.md'));
  });
  afterAll(() => rmSync(home, { recursive: true }));

  it('holds markdown inside the folder and nothing hidden, linked out, broken, huge or unnamed', async () => {
    const files = await new DocLibrary(root).list();
    expect([...files.keys()].sort()).toEqual(['engineering/database', 'index', 'linked-in']);
  });

  it('reads a page and sees a change of it as another version', async () => {
    const library = new DocLibrary(root);
    const before = (await library.list()).get('engineering/database');
    expect(before && (await library.read(before))).toBe('# Database\n');
    put('engineering/database.md', '# Database, changed\n');
    const after = (await library.list()).get('engineering/database');
    expect(after?.version).not.toBe(before?.version);
  });

  it('is empty where no such folder is', async () => {
    expect((await new DocLibrary(join(home, 'none')).list()).size).toBe(0);
  });
});
