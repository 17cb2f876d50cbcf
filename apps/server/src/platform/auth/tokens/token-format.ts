import { hash, randomInt } from 'node:crypto';
import { crc32 } from 'node:zlib';
import { TOKEN_PREFIX } from '@covibe/contracts';

const ALPHABET = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
const SECRET_CHARACTERS = 30;
const CHECK_CHARACTERS = 6;
const SHAPE = /^cv_[0-9A-Za-z]{36}$/;

/**
 * A new agent token: prefix, 30 random characters (178 bits), and a checksum by which a mistyped or
 * cut token is refused without asking the database.
 */
export function mintToken(): string {
  let body = TOKEN_PREFIX;
  for (let place = 0; place < SECRET_CHARACTERS; place += 1) {
    body += ALPHABET.charAt(randomInt(ALPHABET.length));
  }
  return body + checkOf(body);
}

export function isWellFormedToken(token: string): boolean {
  return SHAPE.test(token) && token.endsWith(checkOf(token.slice(0, -CHECK_CHARACTERS)));
}

/** A fast hash is right here: the secret is long and random, so there is nothing to guess. */
export function tokenHash(token: string): string {
  return hash('sha256', token);
}

/** CRC-32 in base 62, padded to six places. */
function checkOf(text: string): string {
  let rest = crc32(text);
  let digits = '';
  for (let place = 0; place < CHECK_CHARACTERS; place += 1) {
    digits = ALPHABET.charAt(rest % 62) + digits;
    rest = Math.floor(rest / 62);
  }
  return digits;
}
