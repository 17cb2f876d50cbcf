import { createHash } from 'node:crypto';
import { readFile, stat } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { COMPANION_MANIFEST, COMPANION_TARBALL, type CompanionManifest } from '@covibe/contracts';
import { Injectable } from '@nestjs/common';
import { PROJECT_ROOT } from '../../platform/config/project-root.js';
import { ServerConfig } from '../../platform/config/server-config.js';
import { NotFound } from '../../platform/errors/app-error.js';

class NotBuilt extends NotFound {
  override readonly code = 'downloads/not_built';

  constructor() {
    super('This server has no companion package yet. Run `npm run build` where it is installed.');
  }
}

export interface Download {
  bytes: Buffer;
  etag: string;
}

/** The companion package and what is said about it, as the build left them: two names, no paths. */
@Injectable()
export class DownloadsService {
  private readonly folder: string;
  private readonly kept = new Map<string, Download & { stamp: string }>();

  constructor(config: ServerConfig) {
    this.folder = resolve(PROJECT_ROOT, config.downloadsDir);
  }

  tarball(): Promise<Download> {
    return this.read(COMPANION_TARBALL);
  }

  manifest(): Promise<Download> {
    return this.read(COMPANION_MANIFEST);
  }

  /** The companion that is offered now; nothing where none was built. */
  async offered(): Promise<CompanionManifest | null> {
    try {
      return JSON.parse((await this.manifest()).bytes.toString()) as CompanionManifest;
    } catch (fault) {
      if (fault instanceof NotBuilt || fault instanceof SyntaxError) return null;
      throw fault;
    }
  }

  /** Read anew only when the file changed: a build may replace it under a running server. */
  private async read(name: string): Promise<Download> {
    const path = join(this.folder, name);
    try {
      const { mtimeMs, size, ino } = await stat(path);
      const stamp = `${mtimeMs} ${size} ${ino}`;
      const known = this.kept.get(name);
      if (known?.stamp === stamp) return known;
      const bytes = await readFile(path);
      const etag = `"${createHash('sha256').update(bytes).digest('base64url')}"`;
      const download = { bytes, etag, stamp };
      this.kept.set(name, download);
      return download;
    } catch (fault) {
      if ((fault as { code?: string }).code === 'ENOENT') throw new NotBuilt();
      throw fault;
    }
  }
}
