import { HANDLE_MAX, HANDLE_MIN, HANDLE_PATTERN, RESERVED_HANDLES } from '@covibe/contracts';
import { InvalidRequest } from '../../platform/errors/app-error.js';

const RESERVED = new Set(RESERVED_HANDLES);
/** Room for `-999` behind a long name. */
const STEM_MAX = HANDLE_MAX - 4;

/** Refuses a wished handle that is not one, or that addresses of the product need for themselves. */
export function requireHandle(handle: string): void {
  if (isHandle(handle)) return;
  throw new InvalidRequest(
    RESERVED.has(handle)
      ? `handle "${handle}" is reserved. Choose another.`
      : `handle must be ${HANDLE_MIN} to ${HANDLE_MAX} lower-case letters, digits and single hyphens.`,
    'handle',
  );
}

export function isHandle(handle: string): boolean {
  const fits = handle.length >= HANDLE_MIN && handle.length <= HANDLE_MAX;
  return fits && HANDLE_PATTERN.test(handle) && !RESERVED.has(handle);
}

/** A handle made of a name or an address, for somebody who did not choose one yet. */
export function handleFrom(text: string): string {
  const [local = ''] = text.split('@', 1);
  const plain = local
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, STEM_MAX)
    .replace(/^-+|-+$/g, '');
  if (isHandle(plain)) return plain;
  return plain ? `${plain}-dev` : 'developer';
}

/** The handle itself, then `-2`, `-3` and so on: which are taken is known only when inserting. */
export function nthHandle(stem: string, nth: number): string {
  return nth === 1 ? stem : `${stem.slice(0, STEM_MAX).replace(/-+$/, '')}-${nth}`;
}
