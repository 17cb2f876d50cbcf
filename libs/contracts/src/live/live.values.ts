/** Server-sent events of `/api/live`. Payloads carry ids and topics only: the page refetches. */
export const LIVE_EVENTS = {
  /** Something changed: `LiveChange` in `data`. */
  changed: 'changed',
  /** Events were missed or the server restarted: refetch everything in view. */
  resync: 'resync',
  /** The session ended: ask for sign-in. */
  ended: 'ended',
} as const;

export interface LiveChange {
  /** Which parts of the product changed, such as `tasks` or `members`. */
  topics: string[];
  /** How many changes this frame stands for. */
  covers: number;
}

/** Bursts are folded: the first change goes out at once, later ones in one frame per window. */
export const LIVE_COALESCE_MS = 100;
export const LIVE_HEARTBEAT_MS = 20_000;
export const LIVE_RETRY_MS = 1_000;
