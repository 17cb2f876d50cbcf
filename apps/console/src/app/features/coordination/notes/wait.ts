const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

export interface Wait {
  readonly words: string;
  readonly tone: 'neutral' | 'warn' | 'bad';
}

/** How long a wait has been, and how bad that is: half a day is long, a day too long. */
export function waitOf(since: Date, now: Date): Wait {
  const ms = Math.max(0, now.getTime() - since.getTime());
  const tone = ms >= DAY_MS ? 'bad' : ms >= DAY_MS / 2 ? 'warn' : 'neutral';
  return { words: `waiting ${lengthOf(ms)}`, tone };
}

function lengthOf(ms: number): string {
  if (ms < MINUTE_MS) return 'since just now';
  if (ms < HOUR_MS) return `${Math.floor(ms / MINUTE_MS)} min`;
  if (ms < DAY_MS) return `${Math.floor(ms / HOUR_MS)} h`;
  return `${Math.floor(ms / DAY_MS)} d`;
}
