import type { ActivityEntry } from '@covibe/contracts';

/** The entries of one day of the reader. */
export interface DayGroup {
  /** Midnight at which the day began, as a key. */
  readonly key: string;
  readonly title: string;
  readonly entries: readonly ActivityEntry[];
}

/** Entries by day, in the order they come: newest first. */
export function dayGroups(entries: readonly ActivityEntry[], now: Date): readonly DayGroup[] {
  const days = new Map<string, ActivityEntry[]>();
  for (const entry of entries) {
    const key = dayOf(new Date(entry.occurred_at));
    const day = days.get(key);
    if (day) day.push(entry);
    else days.set(key, [entry]);
  }
  return [...days].map(([key, members]) => ({ key, title: dayTitle(key, now), entries: members }));
}

function dayOf(moment: Date): string {
  const month = String(moment.getMonth() + 1).padStart(2, '0');
  return `${moment.getFullYear()}-${month}-${String(moment.getDate()).padStart(2, '0')}`;
}

function dayTitle(key: string, now: Date): string {
  if (key === dayOf(now)) return 'Today';
  const yesterday = new Date(now.getFullYear(), now.getMonth(), now.getDate() - 1);
  if (key === dayOf(yesterday)) return 'Yesterday';
  const [year = 0, month = 1, date = 1] = key.split('-').map(Number);
  return new Date(year, month - 1, date).toLocaleDateString('en-GB', {
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    ...(year === now.getFullYear() ? {} : { year: 'numeric' }),
  });
}
