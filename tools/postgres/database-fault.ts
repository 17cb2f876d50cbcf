/** A fault that the person at the terminal can act on: one sentence, shown without a stack. */
export class DatabaseFault extends Error {
  readonly plain = true;
}

const CODES: Record<string, (path: string) => string> = {
  EACCES: (path) => `The data folder ${path} cannot be written by this user`,
  EPERM: (path) => `The data folder ${path} cannot be written by this user`,
  EROFS: (path) => `The data folder ${path} is on a read-only disk`,
  ENOSPC: (path) => `The disk with the data folder ${path} is full`,
  ENOTDIR: (path) => `The data folder ${path} lies under a file, not a folder`,
};

const TEXTS: [RegExp, string][] = [
  [/No space left on device|Disk quota exceeded/i, 'ENOSPC'],
  [/Read-only file system/i, 'EROFS'],
  [/Permission denied/i, 'EACCES'],
];

const CURE = 'free or change it, or point COVIBE_DATA_DIR at another folder.';

/** Says what a failed file operation on the data folder means; other faults stay as they are. */
export function explainFileFault(fault: unknown, path: string): unknown {
  const code = (fault as NodeJS.ErrnoException).code;
  const sentence = code === undefined ? undefined : CODES[code]?.(path);
  return sentence ? new DatabaseFault(`${sentence}; ${CURE}`) : fault;
}

/** Says what the last words of initdb or postgres mean. */
export function explainOutput(doing: string, output: string, path: string): DatabaseFault {
  const code = TEXTS.find(([pattern]) => pattern.test(output))?.[1];
  const sentence = code === undefined ? undefined : CODES[code]?.(path);
  if (sentence) return new DatabaseFault(`${sentence}; ${CURE}`);
  const lines = output.split('\n').filter((line) => /FATAL|PANIC|error:|could not/i.test(line));
  const last = (lines.at(-1) ?? output.trim().split('\n').at(-1) ?? '').trim();
  return new DatabaseFault(`PostgreSQL could not ${doing}: ${last || 'it said nothing'}`);
}
