/** A value of one day, as charts draw it. */
export interface DayValue {
  readonly day: string;
  readonly value: number;
}

const DAY_WORDS = new Intl.DateTimeFormat('en-GB', {
  weekday: 'short',
  day: 'numeric',
  month: 'short',
  timeZone: 'UTC',
});

/** `Mon 2 Mar`: days are counted in UTC and named so. */
export function dayWords(day: string): string {
  return DAY_WORDS.format(new Date(`${day}T00:00:00Z`));
}

const MONTH_WORDS = new Intl.DateTimeFormat('en-GB', { month: 'short', timeZone: 'UTC' });

export function monthWords(day: string): string {
  return MONTH_WORDS.format(new Date(`${day}T00:00:00Z`));
}

/** The next round number above the largest value, at least 1. */
export function roundTop(values: readonly number[]): number {
  const largest = Math.max(1, ...values);
  const step = 10 ** Math.floor(Math.log10(largest));
  return [1, 2, 5, 10].map((times) => times * step).find((top) => top >= largest) ?? largest;
}

/** Which of five shades a value has; 0 is nothing at all. */
export function shadeOf(value: number, largest: number): number {
  if (value === 0) return 0;
  return Math.min(4, 1 + Math.floor((4 * (value - 1)) / Math.max(1, largest)));
}
