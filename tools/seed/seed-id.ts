import { createHash } from 'node:crypto';

const CROCKFORD = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
/** The first ten characters of a ULID are its time: here always the same morning. */
const SEED_MORNING = '01K4000000';

/** The same words give the same id, so that a second seeding finds the rows of the first. */
export function seedId(prefix: string, ...words: string[]): string {
  const bytes = createHash('sha256')
    .update([prefix, ...words].join('\0'))
    .digest();
  const letters = [...bytes.subarray(0, 16)].map((byte) => CROCKFORD[byte % 32]).join('');
  return `${prefix}_${SEED_MORNING}${letters}`;
}
