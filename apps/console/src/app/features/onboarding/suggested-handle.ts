import { HANDLE_MAX, HANDLE_MIN, RESERVED_HANDLES } from '@covibe/contracts';

/** A handle made of a name, or nothing where none can be: then people are left to think of one. */
export function suggestedHandle(name: string): string {
  const handle = name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, HANDLE_MAX)
    .replace(/^-+|-+$/g, '');
  return handle.length < HANDLE_MIN || RESERVED_HANDLES.includes(handle) ? '' : handle;
}
