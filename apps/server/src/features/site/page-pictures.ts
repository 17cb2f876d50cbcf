import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Injectable } from '@nestjs/common';
import { PROJECT_ROOT } from '../../platform/config/project-root.js';

const FOLDER = join(PROJECT_ROOT, 'docs', 'pictures');
const NAMES = [
  'workstreams-board-desktop-light',
  'workstreams-board-desktop-dark',
  'workstreams-board-phone-light',
  'workstreams-board-phone-dark',
] as const;
type PictureName = (typeof NAMES)[number];

/** Addresses of the console's home, as it looks in each theme on each kind of screen. */
export type ConsolePictures = Record<PictureName, string>;

/** Pictures of the real console, taken by `npm run pictures`; the hash lets browsers keep them. */
@Injectable()
export class PagePictures {
  private readonly files = new Map<string, Buffer>();
  /** Nothing where the installation came without them: the page is whole without pictures. */
  readonly console = this.read();

  byName(name: string): Buffer | undefined {
    return this.files.get(`/site/${name}`);
  }

  private read(): ConsolePictures | undefined {
    const entries = NAMES.map((name) => [name, this.add(name)] as const);
    if (entries.some(([, url]) => url === undefined)) return undefined;
    return Object.fromEntries(entries) as ConsolePictures;
  }

  private add(name: PictureName): string | undefined {
    const file = join(FOLDER, `${name}.webp`);
    if (!existsSync(file)) return undefined;
    const bytes = readFileSync(file);
    const hash = createHash('sha256').update(bytes).digest('hex').slice(0, 16);
    const url = `/site/${name}.${hash}.webp`;
    this.files.set(url, bytes);
    return url;
  }
}
