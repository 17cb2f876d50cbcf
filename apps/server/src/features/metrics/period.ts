import { METRIC_RANGE_DEFAULT, type MetricRange } from '@covibe/contracts';

const DAY_MS = 86_400_000;

/** Days as text, `YYYY-MM-DD`, in UTC: both ends belong to the period. */
export interface Period {
  days: MetricRange;
  from: string;
  to: string;
  previousFrom: string;
}

export function periodOf(now: Date, days: MetricRange = METRIC_RANGE_DEFAULT): Period {
  return {
    days,
    from: dayBefore(now, days - 1),
    to: dayBefore(now, 0),
    previousFrom: dayBefore(now, 2 * days - 1),
  };
}

/** Every day of the last `count`, oldest first. */
export function daysUpTo(now: Date, count: number): string[] {
  return Array.from({ length: count }, (_, place) => dayBefore(now, count - 1 - place));
}

function dayBefore(now: Date, days: number): string {
  return new Date(now.getTime() - days * DAY_MS).toISOString().slice(0, 10);
}
