import { NAME_MAX } from '@covibe/contracts';
import { InvalidRequest } from '../../platform/errors/app-error.js';

/** Control characters and marks that turn the reading direction of everything after them. */
const UNREADABLE = /[\p{Cc}\u202a-\u202e\u2066-\u2069]/u;

/** A name as people will read it everywhere: no edges, no double spaces, nothing invisible. */
export function placeName(text: string, field: string): string {
  const name = text
    .normalize('NFC')
    .replace(/[\s\u00a0]+/gu, ' ')
    .trim();
  if (name === '') throw new InvalidRequest(`${field} must not be empty.`, field);
  if (UNREADABLE.test(name)) {
    throw new InvalidRequest(`${field} holds characters that cannot be shown.`, field);
  }
  if (name.length > NAME_MAX) {
    throw new InvalidRequest(`${field} must have at most ${NAME_MAX} characters.`, field);
  }
  return name;
}
