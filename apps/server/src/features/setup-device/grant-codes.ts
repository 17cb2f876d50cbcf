import { createHash, randomBytes, randomInt } from 'node:crypto';
import { USER_CODE_ALPHABET, USER_CODE_LENGTH } from '@covibe/contracts';

const DEVICE_CODE_BYTES = 32;

/** What a person compares and types: 34 bits, enough behind the limits and for ten minutes. */
export function newUserCode(): string {
  let code = '';
  for (let place = 0; place < USER_CODE_LENGTH; place += 1) {
    code += USER_CODE_ALPHABET.charAt(randomInt(USER_CODE_ALPHABET.length));
  }
  return code;
}

/** The secret of the machine that asks: 256 bits, told once and kept as a hash. */
export function newDeviceCode(): string {
  return randomBytes(DEVICE_CODE_BYTES).toString('base64url');
}

export function deviceCodeHash(deviceCode: string): string {
  return createHash('sha256').update(deviceCode).digest('hex');
}
