import type { MetricCounts, MetricWord } from '@covibe/contracts';
import type { Column } from '../../ui/table/column.js';

interface Compared {
  readonly current: MetricCounts;
  readonly previous: MetricCounts;
}

const HEADS: Readonly<Partial<Record<MetricWord, string>>> = {
  completed: 'Completed',
  started: 'Started',
  blocked: 'Blocked',
  warnings: 'Overlaps',
  sessions: 'Sessions',
};

/** One column a figure: how often in this period, and behind it how often in the one before. */
export function countColumns<Row extends Compared>(): Column<Row>[] {
  return (Object.keys(HEADS) as MetricWord[]).map((word) => ({
    key: word,
    head: HEADS[word] ?? word,
    width: '112px',
    align: 'end',
    text: ({ current, previous }) => `${current[word]} (${previous[word]})`,
    sortBy: ({ current }) => current[word],
  }));
}
