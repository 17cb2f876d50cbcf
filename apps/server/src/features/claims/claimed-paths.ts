import { globCovers, pathSegments, readGlob, type Glob } from './glob.js';

/** What of a claim never changes: what it covers and whose it is. */
export interface Claimed {
  id: string;
  developer_id: string;
  globs: readonly string[];
}

interface Wild {
  glob: Glob;
  claim: Claimed;
}

const ANY_FOLDERS = '**';
const WILDCARD = /[*?]/;

/**
 * The claims of a repository, arranged for questions about single paths: a folder is looked up by
 * its name, and of patterns only those are tried that could match.
 */
export class ClaimedPaths {
  private readonly folders = new Map<string, Claimed[]>();
  /** By a name that every path has which they cover: the longest, for that is the rarest. */
  private readonly naming = new Map<string, Wild[]>();
  private readonly anywhere: Wild[] = [];

  constructor(claims: readonly Claimed[]) {
    for (const claim of claims) {
      for (const text of claim.globs) this.add(claim, readGlob(text));
    }
  }

  /** Claims that cover the path, each once. */
  over(path: string): Claimed[] {
    const segments = pathSegments(path);
    const found = new Set<Claimed>(this.folders.get(''));
    let folder = '';
    for (const segment of segments) {
      folder = folder === '' ? segment : `${folder}/${segment}`;
      for (const claim of this.folders.get(folder) ?? []) found.add(claim);
    }
    const likely = [...new Set(segments)].flatMap((name) => this.naming.get(name) ?? []);
    for (const { glob, claim } of [...likely, ...this.anywhere]) {
      if (!found.has(claim) && globCovers(glob, segments)) found.add(claim);
    }
    return [...found];
  }

  private add(claim: Claimed, glob: Glob | undefined): void {
    if (!glob) return;
    const { segments, plain, folder } = glob;
    const wholeFolder = plain === segments.length - 1 && segments.at(-1) === ANY_FOLDERS;
    if (wholeFolder || (folder && plain === segments.length)) {
      push(this.folders, segments.slice(0, plain).join('/'), claim);
      return;
    }
    const names = segments.filter((segment) => !WILDCARD.test(segment));
    const [longest] = names.sort((a, b) => b.length - a.length);
    if (longest === undefined) this.anywhere.push({ glob, claim });
    else push(this.naming, longest, { glob, claim });
  }
}

function push<One>(lists: Map<string, One[]>, key: string, one: One): void {
  const list = lists.get(key);
  if (list) list.push(one);
  else lists.set(key, [one]);
}
