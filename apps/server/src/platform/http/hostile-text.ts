import { MAX_JSON_DEPTH } from '@covibe/contracts';
import { InvalidRequest } from '../errors/app-error.js';

/**
 * Text that PostgreSQL or JSON cannot carry unchanged (NUL, half a surrogate pair) and nesting that
 * only an attack needs are refused before any handler sees them.
 */
export function refuseHostileText(body: unknown): void {
  const open: { value: unknown; depth: number }[] = [{ value: body, depth: 0 }];
  for (let next = open.pop(); next; next = open.pop()) {
    const { value, depth } = next;
    if (typeof value === 'string') refuseText(value);
    if (typeof value !== 'object' || value === null) continue;
    if (depth >= MAX_JSON_DEPTH) {
      throw new InvalidRequest(`The request is nested deeper than ${MAX_JSON_DEPTH} levels.`);
    }
    for (const [key, inner] of Object.entries(value)) {
      refuseText(key);
      open.push({ value: inner, depth: depth + 1 });
    }
  }
}

export function refuseText(text: string): void {
  if (text.includes('\0')) throw new InvalidRequest('The request holds a NUL character.');
  if (!text.isWellFormed()) throw new InvalidRequest('The request holds broken Unicode text.');
}
