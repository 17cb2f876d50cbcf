/**
 * Globs of repo-relative paths: `*` and `?` stay within one folder, `**` spans any number of folders,
 * every other character means itself (brackets are part of many file names). A pattern that ends in
 * a plain name also stands for everything below the folder of that name.
 */
const ANY_FOLDERS = '**';
const WILD = /[*?]/;
/** Beyond these a pattern is no longer something a person meant. */
const SEGMENTS_MAX = 40;
const WILDCARDS_MAX = 10;

export interface Glob {
  /** As it is shown and stored. */
  text: string;
  segments: readonly string[];
  /** The segments before the first wildcard: paths that differ there cannot match. */
  plain: number;
  /** Whether the last segment is a plain name, so that what lies below it belongs to it. */
  folder: boolean;
}

/** The pattern in its shortest form, or nothing where it holds too much to be compared quickly. */
export function readGlob(given: string): Glob | undefined {
  const parts = given.split('/').filter((part) => part !== '' && part !== '.');
  const segments: string[] = [];
  for (const part of given.endsWith('/') ? [...parts, ANY_FOLDERS] : parts) {
    const segment = part === ANY_FOLDERS ? part : part.replace(/\*{2,}/g, '*');
    if (segment !== ANY_FOLDERS || segments.at(-1) !== ANY_FOLDERS) segments.push(segment);
  }
  // The root of the repository is all of it.
  if (segments.length === 0) segments.push(ANY_FOLDERS);
  const wildcards = segments.join('/').match(/[*?]+/g)?.length ?? 0;
  if (segments.length > SEGMENTS_MAX || wildcards > WILDCARDS_MAX) return undefined;
  const firstWild = segments.findIndex((segment) => WILD.test(segment));
  return {
    text: segments.join('/'),
    segments,
    plain: firstWild < 0 ? segments.length : firstWild,
    folder: !WILD.test(segments.at(-1) ?? ''),
  };
}

/** Whether the path is one that the pattern stands for. */
export function globCovers(glob: Glob, path: readonly string[]): boolean {
  if (glob.plain > path.length || !samePlain(glob, path, glob.plain)) return false;
  return meet(reach(glob), path, glob.plain, false);
}

/** Whether some path belongs to both. */
export function globsMeet(a: Glob, b: Glob): boolean {
  const plain = Math.min(a.plain, b.plain);
  if (!samePlain(a, b.segments, plain)) return false;
  return meet(reach(a), reach(b), plain, true);
}

export function pathSegments(path: string): string[] {
  return path.split('/').filter((part) => part !== '' && part !== '.');
}

function reach({ segments, folder }: Glob): readonly string[] {
  return folder ? [...segments, ANY_FOLDERS] : segments;
}

function samePlain({ segments }: Glob, other: readonly string[], length: number): boolean {
  for (let place = 0; place < length; place += 1) {
    if (segments[place] !== other[place]) return false;
  }
  return true;
}

/**
 * Walks both lists from the end, one row at a time: `row[j]` says whether what follows place `i` in
 * one and `j` in the other has a path in common. With `bothWild`, the second is a pattern as well.
 */
function meet(
  a: readonly string[],
  b: readonly string[],
  from: number,
  bothWild: boolean,
): boolean {
  let below: boolean[] = [];
  for (let i = a.length; i >= from; i -= 1) {
    const row: boolean[] = [];
    const mine = a[i];
    for (let j = b.length; j >= from; j -= 1) {
      const other = b[j];
      if (mine === undefined && other === undefined) row[j] = true;
      else if (mine === ANY_FOLDERS)
        row[j] = at(below, j) || (other !== undefined && at(row, j + 1));
      else if (bothWild && other === ANY_FOLDERS) {
        row[j] = at(row, j + 1) || (mine !== undefined && at(below, j));
      } else if (mine === undefined || other === undefined) row[j] = false;
      else row[j] = at(below, j + 1) && namesMeet(mine, other, bothWild);
    }
    below = row;
  }
  return at(below, from);
}

const at = (row: readonly boolean[], place: number): boolean => row[place] ?? false;

/** Whether two names of one folder, each perhaps with `*` and `?`, can be the same name. */
function namesMeet(a: string, b: string, bothWild: boolean): boolean {
  if (a === b) return true;
  if (!WILD.test(a) && !(bothWild && WILD.test(b))) return false;
  let below: boolean[] = [];
  for (let i = a.length; i >= 0; i -= 1) {
    const row: boolean[] = [];
    const mine = a[i];
    for (let j = b.length; j >= 0; j -= 1) {
      const other = b[j];
      if (mine === undefined && other === undefined) row[j] = true;
      else if (mine === '*') row[j] = at(below, j) || (other !== undefined && at(row, j + 1));
      else if (bothWild && other === '*') {
        row[j] = at(row, j + 1) || (mine !== undefined && at(below, j));
      } else if (mine === undefined || other === undefined) row[j] = false;
      else
        row[j] =
          at(below, j + 1) && (mine === other || mine === '?' || (bothWild && other === '?'));
    }
    below = row;
  }
  return at(below, 0);
}
