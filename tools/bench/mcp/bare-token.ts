import { randomInt } from 'node:crypto';
import { crc32 } from 'node:zlib';

const ALPHABET = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';

/** A token in the form the server accepts: thirty random characters and their checksum. */
export function bareToken(): string {
  let body = 'cv_';
  for (let place = 0; place < 30; place += 1) body += ALPHABET.charAt(randomInt(62));
  let rest = crc32(body);
  let check = '';
  for (let place = 0; place < 6; place += 1) {
    check = ALPHABET.charAt(rest % 62) + check;
    rest = Math.floor(rest / 62);
  }
  return body + check;
}
