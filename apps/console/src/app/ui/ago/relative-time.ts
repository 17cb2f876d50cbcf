const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
/** From here on the date says more than the distance. */
const AS_DATE = 30 * DAY;

/** How far a moment is from now, as short as people say it: `now`, `5 min ago`, `in 3 d`, `12 Mar`. */
export function relativeTime(at: Date, now: Date): string {
  const distance = now.getTime() - at.getTime();
  const size = Math.abs(distance);
  if (size < MINUTE) return 'now';
  if (size >= AS_DATE) return asDate(at, now);
  const amount =
    size < HOUR
      ? `${Math.floor(size / MINUTE)} min`
      : size < DAY
        ? `${Math.floor(size / HOUR)} h`
        : `${Math.floor(size / DAY)} d`;
  return distance > 0 ? `${amount} ago` : `in ${amount}`;
}

function asDate(at: Date, now: Date): string {
  const sameYear = at.getFullYear() === now.getFullYear();
  return at.toLocaleDateString('en-GB', {
    day: 'numeric',
    month: 'short',
    ...(sameYear ? {} : { year: 'numeric' }),
  });
}

/** How long the words for this distance stay true. */
export function staysTrueFor(at: Date, now: Date): number {
  const size = Math.abs(now.getTime() - at.getTime());
  return size < HOUR ? MINUTE / 2 : size < DAY ? 10 * MINUTE : HOUR;
}
