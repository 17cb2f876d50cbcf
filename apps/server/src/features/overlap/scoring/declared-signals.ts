import { sharedOf } from './similarities.js';
import type { PreparedWork } from './prepared-work.js';

/**
 * What agents declare and pull requests do not have. No labelled pairs exist for it, so these
 * weights are set by hand, in logarithms of odds, and kept few; the regression suite holds them.
 */
const OTHER_REPOSITORY = -3;
const SAME_BRANCH = 1;
const NOTHING_IN_COMMON = -3;
const OWN_SUBJECTS = -2;

/** Two full descriptions of one piece of work share more than this of what they mean. */
const SOMETHING_IN_COMMON = 0.25;
const SHARED_BRANCHES = /^(?:main|master|develop|development|dev|trunk|staging|release)$/i;

export interface DeclaredSignals {
  readonly otherRepository: number;
  readonly sameBranch: number;
  /** Both say in a scope what they are about, and that is not the same thing. */
  readonly nothingInCommon: number;
  /** Each has a subject of its own in its title and its paths: one template, two places. */
  readonly ownSubjects: number;
}

export function declaredSignals(one: PreparedWork, other: PreparedWork): DeclaredSignals {
  const [a, b] = [one.work, other.work];
  const scoped = hasText(a.scope) && hasText(b.scope);
  return {
    otherRepository: bothSay(a.repo, b.repo) && plain(a.repo) !== plain(b.repo) ? 1 : 0,
    sameBranch: sameBranch(one, other) ? 1 : 0,
    nothingInCommon: scoped
      ? Math.max(0, 1 - sharedOf(one.ideas, other.ideas).cosine / SOMETHING_IN_COMMON)
      : 0,
    ownSubjects: scoped ? Math.min(ownSubject(one, other), ownSubject(other, one)) : 0,
  };
}

/** How the declared signals move the odds that the model gives. */
export function declaredOdds(signals: DeclaredSignals): number {
  return (
    OTHER_REPOSITORY * signals.otherRepository +
    SAME_BRANCH * signals.sameBranch +
    NOTHING_IN_COMMON * signals.nothingInCommon +
    OWN_SUBJECTS * signals.ownSubjects
  );
}

/** How much speaks against two works because their scopes share nothing: 0 or more. */
export function againstCommonGround({ nothingInCommon }: DeclaredSignals): number {
  return -NOTHING_IN_COMMON * nothingInCommon;
}

function sameBranch({ work: a }: PreparedWork, { work: b }: PreparedWork): boolean {
  if (!bothSay(a.branch, b.branch) || SHARED_BRANCHES.test(plain(a.branch))) return false;
  return plain(a.branch) === plain(b.branch) && plain(a.repo) === plain(b.repo);
}

const plain = (name: string | null) => (name ?? '').trim().toLowerCase();
const hasText = (text: string | null) => plain(text) !== '';
const bothSay = (one: string | null, other: string | null) => hasText(one) && hasText(other);
/** The rarest word that is in a work's title and in its paths, and nowhere in the other work. */
function ownSubject(one: PreparedWork, other: PreparedWork): number {
  const { terms, rarity } = one.title;
  let rarest = 0;
  for (let at = 0; at < terms.length; at += 1) {
    const term = terms[at] as number;
    if ((rarity[at] as number) <= rarest || !has(one.shape.places.words, term)) continue;
    if (!has(other.text, term) && !has(other.shape.places.words, term))
      rarest = rarity[at] as number;
  }
  return rarest;
}

function has({ terms }: { readonly terms: Int32Array }, term: number): boolean {
  let low = 0;
  let high = terms.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((terms[middle] as number) < term) low = middle + 1;
    else high = middle;
  }
  return terms[low] === term;
}
