import { excludeEachOther, overlap, type Wanted } from './wanted.js';

/** What is granted now. */
export interface Held {
  id: string;
  developer_id: string;
  wanted: Wanted;
}

/** Somebody in line; `turn_until` is how long the free way is kept for them. */
export interface Waiting extends Held {
  free_since: Date | null;
  turn_until: Date | null;
}

/** One repository: what is held, and who waits, in the order in which they came. */
export interface Line {
  held: readonly Held[];
  waiting: readonly Waiting[];
  now: Date;
}

/** Claims of others that stand in the way. One's own never do. */
export function blockers<One extends Held>(
  held: readonly One[],
  developerId: string,
  wanted: Wanted,
): One[] {
  return held.filter(
    (claim) => claim.developer_id !== developerId && excludeEachOther(claim.wanted, wanted),
  );
}

/**
 * Those whose turn comes before one who wants this now. A free way belongs to whoever it was offered
 * to, for as long as their turn lasts. Before that, whoever waits for a claim goes before those who
 * came later for the same claim, or a group that shares it would keep others out for ever.
 */
export function ahead<One extends Waiting>(
  line: { held: readonly Held[]; waiting: readonly One[]; now: Date },
  developerId: string,
  wanted: Wanted,
): One[] {
  const earlier: One[] = [];
  for (const wait of line.waiting) {
    if (wait.developer_id === developerId) {
      // Whoever waits for this already stands where they stand, unless they missed their turn.
      if (!missedTurn(wait, line.now) && overlap(wait.wanted, wanted)) break;
      continue;
    }
    if (excludeEachOther(wait.wanted, wanted) && goesFirst(line, wait, wanted)) earlier.push(wait);
  }
  const inTurn = line.waiting.filter(
    (wait) =>
      wait.developer_id !== developerId &&
      isInTurn(wait, line.now) &&
      excludeEachOther(wait.wanted, wanted),
  );
  return [...new Set([...earlier, ...inTurn])];
}

/** Waits for which the way has just become free, in their order. */
export function newlyFree<One extends Waiting>(line: {
  held: readonly Held[];
  waiting: readonly One[];
  now: Date;
}): One[] {
  const offered: One[] = [];
  for (const wait of line.waiting) {
    if (wait.free_since !== null) continue;
    if (blockers(line.held, wait.developer_id, wait.wanted).length > 0) continue;
    const others = ahead(line, wait.developer_id, wait.wanted);
    const behindAnOffer = offered.some(
      (one) => one.developer_id !== wait.developer_id && excludeEachOther(one.wanted, wait.wanted),
    );
    if (others.length === 0 && !behindAnOffer) offered.push(wait);
  }
  return offered;
}

function goesFirst(line: Line, wait: Waiting, wanted: Wanted): boolean {
  if (wait.free_since !== null) return isInTurn(wait, line.now);
  return line.held.some(
    (claim) =>
      claim.developer_id !== wait.developer_id &&
      excludeEachOther(claim.wanted, wait.wanted) &&
      overlap(claim.wanted, wanted),
  );
}

function missedTurn(wait: Waiting, now: Date): boolean {
  return wait.free_since !== null && !isInTurn(wait, now);
}

function isInTurn({ turn_until }: Waiting, now: Date): boolean {
  return turn_until !== null && turn_until > now;
}
