import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { precompress } from '../../../tools/build/precompress.ts';

describe('precompressed assets', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'covibe-assets-'));
    mkdirSync(join(folder, 'chunks'));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  it('hold what the asset holds, in both encodings, also in folders below', async () => {
    const text = 'export const answer = 42;\n'.repeat(100);
    writeFileSync(join(folder, 'chunks', 'main.js'), text);
    expect(await precompress(folder)).toBe(1);
    const read = (ending: string) => readFileSync(join(folder, 'chunks', `main.js.${ending}`));
    expect(brotliDecompressSync(read('br')).toString()).toBe(text);
    expect(gunzipSync(read('gz')).toString()).toBe(text);
  });

  it('are not made for pages, fonts, or what is too small to gain', async () => {
    const long = 'x'.repeat(5000);
    writeFileSync(join(folder, 'index.html'), long);
    writeFileSync(join(folder, 'inter.woff2'), long);
    writeFileSync(join(folder, 'tiny.js'), 'x');
    expect(await precompress(folder)).toBe(0);
    expect(readdirSync(folder).sort()).toEqual(['chunks', 'index.html', 'inter.woff2', 'tiny.js']);
  });
});
