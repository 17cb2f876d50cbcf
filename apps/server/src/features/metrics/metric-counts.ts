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

/** Counts of one of two periods that stand one behind the other. */
export interface PeriodCounts extends MetricCounts {
  is_current: boolean;
}

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

export function sumOf(all: readonly MetricCounts[]): MetricCounts {
  const sum = noCounts();
  for (const counts of all) for (const word of METRIC_WORDS) sum[word] += counts[word];
  return sum;
}

/** Both periods of whatever the rows are about. */
export function bothOf(rows: readonly PeriodCounts[]): {
  current: MetricCounts;
  previous: MetricCounts;
} {
  return {
    current: sumOf(rows.filter(({ is_current }) => is_current)),
    previous: sumOf(rows.filter(({ is_current }) => !is_current)),
  };
}
