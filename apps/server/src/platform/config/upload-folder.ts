import { accessSync, constants, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { PROJECT_ROOT } from './project-root.js';
import type { ServerConfig } from './server-config.js';

/** A start-up fault whose message is for the person at the terminal. */
export class FolderUnusable extends Error {}

/** Where uploaded files lie, wherever the server was started from. */
export function uploadFolder(config: ServerConfig): string {
  return resolve(PROJECT_ROOT, config.uploadDir);
}

/** Finds out at the start, and not with somebody's first upload, whether files can be kept. */
export function prepareUploadFolder(config: ServerConfig): void {
  const folder = uploadFolder(config);
  const trial = join(folder, `.trial-${process.pid}`);
  try {
    mkdirSync(folder, { recursive: true });
    accessSync(folder, constants.R_OK | constants.W_OK | constants.X_OK);
    writeFileSync(trial, 'can this be kept?');
    rmSync(trial);
  } catch (fault) {
    throw new FolderUnusable(whyUnusable(folder, (fault as { code?: string }).code));
  }
}

export function whyUnusable(folder: string, code: string | undefined): string {
  const ways = 'Free some space, or name another folder in COVIBE_UPLOAD_DIR.';
  if (code === 'ENOSPC' || code === 'EDQUOT') return `The disk of ${folder} is full. ${ways}`;
  if (code === 'EROFS') return `${folder} lies on a disk that cannot be written to. ${ways}`;
  return (
    `Uploads cannot be kept in ${folder} (${code ?? 'unknown fault'}). ` +
    'Make it a folder that this user may write to, or name another in COVIBE_UPLOAD_DIR.'
  );
}
