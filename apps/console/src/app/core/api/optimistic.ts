import type { ResourceRef } from '@angular/core';

/** What of a resource a write touches. */
type Shown<T> = Pick<ResourceRef<T | undefined>, 'value' | 'set' | 'reload'>;

/**
 * Shows a change before the server has agreed. A refusal puts back what was there, asks anew
 * (others may have written meanwhile) and is passed on with its reason.
 */
export async function optimistically<T, Reply>(
  shown: Shown<T>,
  change: (now: T) => T,
  write: () => Promise<Reply>,
): Promise<Reply> {
  const before = shown.value();
  if (before !== undefined) shown.set(change(before));
  try {
    return await write();
  } catch (reason) {
    shown.set(before);
    shown.reload();
    throw reason;
  }
}
