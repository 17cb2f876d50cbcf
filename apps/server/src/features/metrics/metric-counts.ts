import { METRIC_WORDS, type MetricCounts, type MetricWord } from '@covibe/contracts';

/** Which event counts as what. Everything else is only an event. */
export const COUNTED_EVENTS: Readonly<Record<MetricWord, string>> = {
  completed: 'task.completed',
  started: 'task.started',
  planned: 'task.planned',
  blocked: 'task.blocked',
  cancelled: 'task.cancelled',
  warnings: 'warning.raised',
  sessions: 'session.started',
};

export function noCounts(): MetricCounts {
  return {
    completed: 0,
    started: 0,
    planned: 0,
    blocked: 0,
    cancelled: 0,
    warnings: 0,
    sessions: 0,
  };
}

/** Column names of both periods, as the repository answers them: `completed`, `completed_before`. */
export type PeriodCounts = Record<MetricWord, number> & Record<`${MetricWord}_before`, number>;

export function currentOf(row: PeriodCounts): MetricCounts {
  const counts = noCounts();
  for (const word of METRIC_WORDS) counts[word] = row[word];
  return counts;
}

export function previousOf(row: PeriodCounts): MetricCounts {
  const counts = noCounts();
  for (const word of METRIC_WORDS) counts[word] = row[`${word}_before`];
  return counts;
}

export function sumOf(all: readonly MetricCounts[]): MetricCounts {
  const sum = noCounts();
  for (const counts of all) for (const word of METRIC_WORDS) sum[word] += counts[word];
  return sum;
}
