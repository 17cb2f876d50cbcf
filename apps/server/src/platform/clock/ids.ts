import { randomFillSync } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Clock } from './clock.js';

/** Crockford's alphabet: no letter that can be mistaken for a digit. */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const RANDOM_CHARACTERS = 14;

/** The prefix says what a thing is wherever its id turns up. */
export type IdPrefix =
  | 'tenant'
  | 'ws'
  | 'dev'
  | 'evt'
  | 'use'
  | 'req'
  | 'tok'
  | 'grant'
  | 'inv'
  | 'reset'
  | 'task'
  | 'stream'
  | 'sess'
  | 'chk'
  | 'warn'
  | 'verd'
  | 'ctx'
  | 'note'
  | 'fb'
  | 'mach'
  | 'claim'
  | 'wait'
  | 'msg'
  | 'pax';

/** Ids made by the application: prefixed, sortable by time, unguessable (70 random bits). */
@Injectable()
export class Ids {
  constructor(private readonly clock: Clock) {}

  next(prefix: IdPrefix): string {
    return `${prefix}_${sortableId(this.clock.now().getTime())}`;
  }
}

/** Every request draws an id: two characters at a time are half as many steps. */
const PAIRS = Array.from(ALPHABET).flatMap((one) => Array.from(ALPHABET, (two) => one + two));
const random = new Uint8Array(RANDOM_CHARACTERS * 256);
let used = random.length;
let latest = { millis: -1, text: '', count: 0 };

/**
 * 26 characters: 48 bits of time, ten that count within a millisecond, so that what one process writes
 * down one after the other stays in that order, then 70 random bits drawn from a refilled pool.
 */
export function sortableId(millis: number): string {
  if (used === random.length) {
    randomFillSync(random);
    used = 0;
  }
  // Ids come in crowds: those of one millisecond begin alike.
  if (latest.millis === millis) latest.count = Math.min(latest.count + 1, PAIRS.length - 1);
  else latest = { millis, text: timeText(millis), count: 0 };
  let text = latest.text + (PAIRS[latest.count] ?? '');
  for (let end = used + RANDOM_CHARACTERS; used < end; used += 2) {
    text += PAIRS[((random[used] ?? 0) % 32) * 32 + ((random[used + 1] ?? 0) % 32)] ?? '';
  }
  return text;
}

function timeText(millis: number): string {
  let text = '';
  for (let rest = millis, place = 0; place < 10; place += 1) {
    text = ALPHABET.charAt(rest % 32) + text;
    rest = Math.floor(rest / 32);
  }
  return text;
}
