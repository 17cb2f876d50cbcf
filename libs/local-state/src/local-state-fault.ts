/** What can be wrong with a file of ours on a developer's machine. */
export type LocalStateFaultKind = 'corrupt' | 'newer' | 'link' | 'busy' | 'denied';

/** A file that cannot be used as it is, in one sentence a person can act on. Nothing was changed. */
export class LocalStateFault extends Error {
  constructor(
    readonly kind: LocalStateFaultKind,
    message: string,
  ) {
    super(message);
  }
}

/** Faults of the machine itself (a full disk, a read-only home), told as one of ours. */
export function asLocalStateFault(fault: unknown, path: string): unknown {
  const code = (fault as NodeJS.ErrnoException | undefined)?.code;
  if (!code || fault instanceof LocalStateFault) return fault;
  return new LocalStateFault(
    'denied',
    `${path} could not be written (${code}). Nothing was changed: make room or give yourself the right to write there, then try again.`,
  );
}
