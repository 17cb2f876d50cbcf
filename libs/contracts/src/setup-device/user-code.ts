import { USER_CODE_ALPHABET, USER_CODE_LENGTH } from './setup-device.values.js';

const SEPARATORS = /[\s\-_.·–—]+/g;
const SHAPE = new RegExp(`^[${USER_CODE_ALPHABET}]{${USER_CODE_LENGTH}}$`);

/**
 * The code a person typed, as it is kept: capitals without separators. Nothing where it cannot be
 * one, so that nobody asks the database about it.
 */
export function readUserCode(typed: string): string | undefined {
  const code = typed.replace(SEPARATORS, '').toUpperCase();
  return SHAPE.test(code) ? code : undefined;
}

/** As it is shown: two groups of four. */
export function showUserCode(code: string): string {
  return `${code.slice(0, USER_CODE_LENGTH / 2)}-${code.slice(USER_CODE_LENGTH / 2)}`;
}

/** What is typed by hand where a link alone must not be enough: the second group. */
export function endOfUserCode(code: string): string {
  return code.slice(USER_CODE_LENGTH / 2);
}

/** Whether somebody typed the end of this code, however they wrote it. */
export function isEndOfUserCode(typed: string, code: string): boolean {
  return typed.replace(SEPARATORS, '').toUpperCase() === endOfUserCode(code);
}
