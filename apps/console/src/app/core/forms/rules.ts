import { maxLength, validate, type SchemaPath } from '@angular/forms/signals';
import {
  EMAIL_MAX,
  HANDLE_MAX,
  HANDLE_MIN,
  HANDLE_PATTERN,
  NAME_MAX,
  RESERVED_HANDLES,
} from '@covibe/contracts';

/** The server checks with more care; here a slip of the finger is enough. */
const LOOKS_LIKE_EMAIL = /^[^\s@]+@[^\s@]+\.[^\s@]+$/;

/** A name people give to something: said to be missing in the words of its field. */
export function nameRule(path: SchemaPath<string>, missing: string): void {
  maxLength(path, NAME_MAX);
  validate(path, ({ value }) => (value().trim() ? null : fault(missing)));
}

export function emailRule(path: SchemaPath<string>): void {
  maxLength(path, EMAIL_MAX);
  validate(path, ({ value }) =>
    LOOKS_LIKE_EMAIL.test(value().trim()) ? null : fault('Enter a whole e-mail address.'),
  );
}

/** Without words for a missing one, an empty handle is left to the server, which makes one. */
export function handleRule(path: SchemaPath<string>, missing?: string): void {
  maxLength(path, HANDLE_MAX);
  validate(path, ({ value }) => {
    const handle = value();
    if (!handle) return missing ? fault(missing) : null;
    if (handle.length < HANDLE_MIN) return fault(`Use at least ${HANDLE_MIN} characters.`);
    if (!HANDLE_PATTERN.test(handle)) {
      return fault('Use lower-case letters, digits and single hyphens between them.');
    }
    return RESERVED_HANDLES.includes(handle) ? fault(`“${handle}” is reserved.`) : null;
  });
}

function fault(message: string): { kind: string; message: string } {
  return { kind: 'rule', message };
}
