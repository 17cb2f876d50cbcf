import type {
  ClaimConflict,
  ClaimOutcomeReply,
  ClaimReply,
  HotPath,
  WaitReply,
} from '@covibe/contracts';
import type { Book } from './claim-book.js';
import { ahead } from './claim-line.js';
import {
  claimReply,
  secondsUntil,
  waitReply,
  type ClaimRow,
  type Read,
  type WaitRow,
} from './claim-row.js';
import { commonGround, excludeEachOther, type Wanted } from './wanted.js';

const MOST_CONFLICTS = 10;
const MOST_OVERLAPS = 20;

type Line = Pick<Book, 'held' | 'waiting' | 'now'>;

export function shownClaim(claim: Read<ClaimRow>, line: Line, viewerId: string): ClaimReply {
  const behind = line.waiting.filter(
    (wait) =>
      wait.repo === claim.repo &&
      wait.developer_id !== claim.developer_id &&
      excludeEachOther(wait.wanted, claim.wanted),
  );
  return claimReply(claim, viewerId, behind.length);
}

export function shownWait(wait: Read<WaitRow>, line: Line, viewerId: string): WaitReply {
  const inRepo = {
    now: line.now,
    held: line.held.filter(({ repo }) => repo === wait.repo),
    waiting: line.waiting.filter(({ repo }) => repo === wait.repo),
  };
  const before = ahead(inRepo, wait.developer_id, wait.wanted);
  return waitReply(wait, viewerId, before.length + 1);
}

export function shownConflicts(
  claims: readonly Read<ClaimRow>[],
  wanted: Wanted,
  { line, viewerId }: { line: Line; viewerId: string },
): ClaimConflict[] {
  return claims.slice(0, MOST_CONFLICTS).map((claim) => ({
    claim: shownClaim(claim, line, viewerId),
    seconds_left: secondsUntil(claim.lease_until, line.now),
    overlaps: commonGround(claim.wanted, wanted).slice(0, MOST_OVERLAPS),
  }));
}

export function outcome(found: {
  claim?: ClaimReply | null;
  conflicts?: ClaimConflict[];
  wait?: WaitReply | null;
  hot_paths?: HotPath[];
}): ClaimOutcomeReply {
  return { claim: null, conflicts: [], wait: null, hot_paths: [], ...found };
}
