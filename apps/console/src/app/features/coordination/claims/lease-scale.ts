import type { ClaimReply } from '@covibe/contracts';

const MINUTE_MS = 60_000;
/** What of the past a lease still shows. */
const PAST_MS = 60 * MINUTE_MS;
/** Shorter leases would make the clock race. */
const LEAST_AHEAD_MS = 30 * MINUTE_MS;
const STEPS_MINUTES = [10, 15, 30, 60, 120, 240];
const MOST_TICKS = 7;
/** From here on a lease counts as about to end. */
const SOON_MS = 5 * MINUTE_MS;

/** The stretch of time that a list of leases is drawn on. */
export interface LeaseScale {
  readonly from: number;
  readonly to: number;
}

export interface Tick {
  readonly at: number;
  /** Clock time of the reader. */
  readonly label: string;
  readonly percent: number;
}

type Lease = Pick<ClaimReply, 'granted_at' | 'lease_until'>;

export function scaleOf(leases: readonly Lease[], now: Date): LeaseScale {
  const granted = leases.map(({ granted_at: at }) => Date.parse(at));
  const until = leases.map(({ lease_until: at }) => Date.parse(at));
  return {
    from: Math.max(Math.min(...granted, now.getTime()), now.getTime() - PAST_MS),
    to: Math.max(...until, now.getTime() + LEAST_AHEAD_MS),
  };
}

export function percentOf(at: number, { from, to }: LeaseScale): number {
  return Math.min(100, Math.max(0, ((at - from) / (to - from)) * 100));
}

/** Round clock times across the scale, few enough to stand beside each other. */
export function ticksOf(scale: LeaseScale): readonly Tick[] {
  const span = scale.to - scale.from;
  const fits = STEPS_MINUTES.find((minutes) => span / (minutes * MINUTE_MS) <= MOST_TICKS);
  const step = (fits ?? STEPS_MINUTES.at(-1)!) * MINUTE_MS;
  const zone = new Date(scale.from).getTimezoneOffset() * MINUTE_MS;
  const first = Math.ceil((scale.from - zone) / step) * step + zone;
  const ticks: Tick[] = [];
  for (let at = first; at <= scale.to; at += step) {
    const label = new Date(at).toLocaleTimeString('en-GB', { hour: '2-digit', minute: '2-digit' });
    ticks.push({ at, label, percent: percentOf(at, scale) });
  }
  return ticks;
}

export interface TimeLeft {
  readonly words: string;
  readonly isSoon: boolean;
}

export function timeLeft({ lease_until: until }: Pick<Lease, 'lease_until'>, now: Date): TimeLeft {
  const ms = Date.parse(until) - now.getTime();
  if (ms <= 0) return { words: 'lease is over', isSoon: true };
  const minutes = Math.floor(ms / MINUTE_MS);
  if (minutes < 1) return { words: 'less than a minute left', isSoon: true };
  const hours = Math.floor(minutes / 60);
  const words = hours > 0 ? `${hours} h ${minutes % 60} min left` : `${minutes} min left`;
  return { words, isSoon: ms <= SOON_MS };
}
