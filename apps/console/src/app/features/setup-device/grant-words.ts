const MINUTE = 60;

/** How long ago a machine asked: to the second, because that is what tells one's own request. */
export function askedAgo(at: string, now: Date): string {
  const seconds = Math.max(0, Math.floor((now.getTime() - Date.parse(at)) / 1000));
  if (seconds < 2) return 'just now';
  if (seconds < MINUTE) return `${seconds} seconds ago`;
  const minutes = Math.floor(seconds / MINUTE);
  return `${minutes} ${minutes === 1 ? 'minute' : 'minutes'} ago`;
}

/** Seconds until a code ends, never less than none. */
export function secondsLeft(until: string, now: Date): number {
  return Math.max(0, Math.ceil((Date.parse(until) - now.getTime()) / 1000));
}

/** As a clock shows it: `9:05`. */
export function countdown(seconds: number): string {
  const rest = String(seconds % MINUTE).padStart(2, '0');
  return `${Math.floor(seconds / MINUTE)}:${rest}`;
}
