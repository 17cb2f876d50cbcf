import { randomBytes } from 'node:crypto';
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Injectable } from '@nestjs/common';
import { ServerConfig } from '../../platform/config/server-config.js';
import { uploadFolder } from '../../platform/config/upload-folder.js';

const NAME = /^[a-z2-7]{32}\.webp$/;
const LETTERS = 'abcdefghijklmnopqrstuvwxyz234567';

/** Photos as files with random names in one folder. What belongs to whom stands in the database. */
@Injectable()
export class PhotoStore {
  private readonly folder: string;

  constructor(config: ServerConfig) {
    this.folder = join(uploadFolder(config), 'avatars');
  }

  /** Written beside its place and moved there, so that nobody ever reads half a picture. */
  async add(picture: Buffer): Promise<string> {
    const name = `${randomName()}.webp`;
    const place = join(this.folder, name);
    await mkdir(this.folder, { recursive: true });
    await writeFile(`${place}.part`, picture, { mode: 0o640 });
    await rename(`${place}.part`, place);
    return name;
  }

  /** Nothing when the name is none of ours or its file is gone. */
  async read(name: string): Promise<Buffer | undefined> {
    if (!NAME.test(name)) return undefined;
    return readFile(join(this.folder, name)).catch((fault: NodeJS.ErrnoException) => {
      if (fault.code === 'ENOENT') return undefined;
      throw fault;
    });
  }

  async remove(name: string): Promise<void> {
    if (NAME.test(name)) await rm(join(this.folder, name), { force: true });
  }
}

function randomName(): string {
  return [...randomBytes(32)].map((byte) => LETTERS.charAt(byte % LETTERS.length)).join('');
}
