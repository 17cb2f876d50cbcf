import type { PreparedWork, Weighted } from './prepared-work.js';

/** What the model looks at, in its order. */
export const SIMILARITIES = [
  'text',
  'title',
  'ideas',
  'grams',
  'titleInText',
  'titleInTextLeast',
  'textWithin',
  'textShared',
  'rarestWord',
  'rarestTitleWord',
  'files',
  'filesJaccard',
  'filesWithin',
  'rarestFile',
  'subjects',
  'folders',
  'rarestFolder',
  'reference',
  'otherReference',
  'hours',
  'fewerPaths',
  'morePaths',
  'titleWords',
  'textMass',
  'textMassMost',
  'fileShared',
  'bodies',
  'subjectsWithin',
  'bothHavePaths',
] as const;

export type Similarity = (typeof SIMILARITIES)[number];

const HOUR = 3_600_000;
/** Within half a day it is chance who began first, not a sign of anything. */
const SAME_TIME = 12;
/** Beyond what most works have, more of it says no more. */
const MOST = { text: 40, titleWords: 15, files: 16 };

interface Shared {
  cosine: number;
  mass: number;
  rarest: number;
  terms: number;
}

/** One walk along two sorted lists of terms. */
export function sharedOf(one: Weighted, other: Weighted): Shared {
  const a = one.terms;
  const b = other.terms;
  let cosine = 0;
  let mass = 0;
  let rarest = 0;
  let terms = 0;
  for (let i = 0, j = 0; i < a.length && j < b.length;) {
    const left = a[i] as number;
    const right = b[j] as number;
    if (left < right) i += 1;
    else if (left > right) j += 1;
    else {
      const rare = one.rarity[i] as number;
      cosine += (one.weights[i] as number) * (other.weights[j] as number);
      mass += rare;
      if (rare > rarest) rarest = rare;
      terms += 1;
      i += 1;
      j += 1;
    }
  }
  return { cosine, mass, rarest, terms };
}

const part = (mass: number, of: number) => (of > 0 ? mass / of : 0);

export function similaritiesOf(a: PreparedWork, b: PreparedWork): number[] {
  const text = sharedOf(a.text, b.text);
  const title = sharedOf(a.title, b.title);
  const aTitle = part(sharedOf(a.title, b.text).mass, a.title.mass);
  const bTitle = part(sharedOf(b.title, a.text).mass, b.title.mass);
  const files = sharedOf(a.files, b.files);
  const subjects = sharedOf(a.subjects, b.subjects);
  const folders = sharedOf(a.folders, b.folders);
  const references = sharedOf(a.references, b.references);
  const filesTogether = a.files.terms.length + b.files.terms.length - files.terms;
  const hours = Math.abs(a.work.at.getTime() - b.work.at.getTime()) / HOUR;
  return [
    text.cosine,
    title.cosine,
    sharedOf(a.ideas, b.ideas).cosine,
    sharedOf(a.grams, b.grams).cosine,
    Math.max(aTitle, bTitle),
    Math.min(aTitle, bTitle),
    part(text.mass, Math.min(a.text.mass, b.text.mass)),
    Math.min(MOST.text, text.mass),
    text.rarest,
    title.rarest,
    files.cosine,
    part(files.terms, filesTogether),
    part(files.mass, Math.min(a.files.mass, b.files.mass)),
    files.rarest,
    subjects.cosine,
    folders.cosine,
    folders.rarest,
    references.rarest,
    references.terms === 0 && a.references.mass > 0 && b.references.mass > 0 ? 1 : 0,
    Math.log1p(Math.max(SAME_TIME, hours)),
    Math.log1p(Math.min(a.shape.places.count, b.shape.places.count)),
    Math.log1p(Math.max(a.shape.places.count, b.shape.places.count)),
    Math.min(MOST.titleWords, a.shape.titleWords, b.shape.titleWords),
    Math.min(MOST.text, a.text.mass, b.text.mass),
    Math.min(MOST.text, Math.max(a.text.mass, b.text.mass)),
    Math.min(MOST.files, files.mass),
    (a.shape.bodyWords > 0 ? 1 : 0) + (b.shape.bodyWords > 0 ? 1 : 0),
    part(subjects.mass, Math.min(a.subjects.mass, b.subjects.mass)),
    a.shape.places.count > 0 && b.shape.places.count > 0 ? 1 : 0,
  ];
}
