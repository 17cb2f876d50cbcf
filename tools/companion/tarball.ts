import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';

const BLOCK = 512;
/** npm refuses files from before its own time, and the same sources must give the same bytes. */
const MOMENT = 499_162_500;

/** A folder as npm installs it: a gzipped tar whose files lie below `package/`. */
export function tarballOf(folder: string, isProgram: (path: string) => boolean): Buffer {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
    .map((path) => path.replaceAll('\\', '/'))
    .sort();
  const blocks = files.flatMap((path) => {
    const content = readFileSync(join(folder, path));
    const padding = Buffer.alloc((BLOCK - (content.length % BLOCK)) % BLOCK);
    const mode = isProgram(path) ? 0o755 : 0o644;
    return [header(`package/${path}`, content.length, mode), content, padding];
  });
  return gzipSync(Buffer.concat([...blocks, Buffer.alloc(BLOCK * 2)]), { level: 9 });
}

/** One ustar header. */
function header(path: string, size: number, mode: number): Buffer {
  if (Buffer.byteLength(path) > 100) throw new Error(`${path} is too long a name for a tarball`);
  const block = Buffer.alloc(BLOCK);
  const number = (value: number, at: number, length: number) =>
    block.write(`${value.toString(8).padStart(length - 1, '0')}\0`, at);
  block.write(path, 0);
  number(mode, 100, 8);
  number(0, 108, 8);
  number(0, 116, 8);
  number(size, 124, 12);
  number(MOMENT, 136, 12);
  block.write(' '.repeat(8), 148);
  block.write('0', 156);
  block.write('ustar\u000000', 257);
  const sum = block.reduce((total, byte) => total + byte, 0);
  block.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148);
  return block;
}
