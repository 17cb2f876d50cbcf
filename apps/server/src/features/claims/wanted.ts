import type { ClaimMode } from '@covibe/contracts';
import { globsMeet, readGlob, type Glob } from './glob.js';
import { GlobTooWild, NothingWanted } from './claims.errors.js';

/** What somebody holds or wants of a repository. */
export interface Wanted {
  globs: readonly Glob[];
  area: string | null;
  mode: ClaimMode;
}

export function wantedOf(asked: {
  globs?: readonly string[];
  area?: string | null;
  mode?: ClaimMode;
}): Wanted {
  const area = asked.area?.trim().replace(/\s+/g, ' ') || null;
  const globs = new Map(
    (asked.globs ?? []).map((text) => read(text)).map((one) => [one.text, one]),
  );
  if (globs.size === 0 && area === null) throw new NothingWanted();
  return { globs: [...globs.values()], area, mode: asked.mode ?? 'exclusive' };
}

/** Stored patterns were read before, so they can be read again. */
export function storedWanted(row: {
  globs: readonly string[];
  area: string | null;
  mode: ClaimMode;
}): Wanted {
  return { ...row, globs: row.globs.flatMap((text) => readAgain(text) ?? []) };
}

/** What of `held` lies where `wanted` lies as well: patterns and areas, in the words of `held`. */
export function commonGround(held: Wanted, wanted: Wanted): string[] {
  const globs = held.globs.filter((one) => wanted.globs.some((other) => globsMeet(one, other)));
  const found = globs.map(({ text }) => text);
  return sameArea(held.area, wanted.area) && held.area !== null ? [...found, held.area] : found;
}

export function overlap(a: Wanted, b: Wanted): boolean {
  if (sameArea(a.area, b.area)) return true;
  return a.globs.some((one) => b.globs.some((other) => globsMeet(one, other)));
}

/** Two who share may be there together; anybody else may not. */
export function excludeEachOther(a: Wanted, b: Wanted): boolean {
  return (a.mode === 'exclusive' || b.mode === 'exclusive') && overlap(a, b);
}

export function sameWish(a: Wanted, b: Wanted): boolean {
  const key = ({ globs, area, mode }: Wanted) =>
    JSON.stringify([globs.map(({ text }) => text).sort(), area?.toLowerCase() ?? null, mode]);
  return key(a) === key(b);
}

/** The patterns of `wanted` that ran into somebody else's, each as narrow as it was said by either. */
export function contestedPaths(wanted: Wanted, held: Wanted): string[] {
  const found = wanted.globs.flatMap((one) =>
    held.globs
      .filter((other) => globsMeet(one, other))
      .map((other) => (other.plain > one.plain ? other.text : one.text)),
  );
  if (sameArea(wanted.area, held.area) && wanted.area !== null) found.push(wanted.area);
  return [...new Set(found)];
}

function sameArea(a: string | null, b: string | null): boolean {
  return a !== null && b !== null && a.toLowerCase() === b.toLowerCase();
}

function read(text: string): Glob {
  const glob = readGlob(text);
  if (!glob) throw new GlobTooWild();
  return glob;
}

const MOST_REMEMBERED = 20_000;
const remembered = new Map<string, Glob | undefined>();

/** The same patterns are read for every question about a repository. */
function readAgain(text: string): Glob | undefined {
  if (remembered.has(text)) return remembered.get(text);
  if (remembered.size >= MOST_REMEMBERED) remembered.clear();
  const glob = readGlob(text);
  remembered.set(text, glob);
  return glob;
}
