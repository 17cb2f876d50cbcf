import type { Method } from './measure-method.ts';
import type { Item } from './projects.ts';

/** Simple methods that need no training, to see what the model is worth. */
export const BASELINES: readonly { name: string; method: Method }[] = [
  { name: 'title word Jaccard', method: jaccard(({ title }) => plainWords(title)) },
  { name: 'TF-IDF cosine (title twice + body)', method: tfIdf(textOf) },
  { name: 'file Jaccard', method: jaccard(({ files }) => files) },
  { name: 'text + 0.7 x file and folder TF-IDF', method: sum(tfIdf(textOf), 0.7, tfIdf(placesOf)) },
];

/** What a text-only item must not fall below. */
export const TEXT_BASELINE = 'TF-IDF cosine (title twice + body)';

const STOP = new Set(
  (
    'a an and are as at be by for from has in is it its of on or that the this to was were will ' +
    'with not when if so we i you do does can should'
  ).split(' '),
);

function plainWords(text: string): string[] {
  return text
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter((word) => word.length > 1 && !STOP.has(word))
    .map((word) => (word.length > 4 ? word.replace(/(ing|ed|es|s)$/, '') : word));
}

function textOf({ title, body }: Item): string[] {
  const words = plainWords(title);
  return [...words, ...words, ...plainWords(body)];
}

function placesOf({ files }: Item): string[] {
  const folders = files.flatMap((file) => {
    const parts = file.split('/');
    return parts.slice(1).map((_, at) => `${parts.slice(0, at + 1).join('/')}/`);
  });
  return [...files, ...files, ...folders];
}

function sum(one: Method, weight: number, other: Method): Method {
  return (project) => {
    const [first, second] = [one(project), other(project)];
    return (a, b) => first(a, b) + weight * second(a, b);
  };
}

function jaccard(partsOf: (item: Item) => readonly string[]): Method {
  return ({ items }) => {
    const sets = new Map(items.map((item) => [item, new Set(partsOf(item))]));
    return (one, other) => {
      const [a, b] = [sets.get(one) ?? new Set(), sets.get(other) ?? new Set()];
      if (a.size === 0 || b.size === 0) return 0;
      let shared = 0;
      for (const part of a) if (b.has(part)) shared += 1;
      return shared / (a.size + b.size - shared);
    };
  };
}

function tfIdf(partsOf: (item: Item) => readonly string[]): Method {
  return ({ items }) => {
    const counted = new Map(items.map((item) => [item, countsOf(partsOf(item))]));
    const frequency = new Map<string, number>();
    for (const counts of counted.values()) {
      for (const part of counts.keys()) frequency.set(part, (frequency.get(part) ?? 0) + 1);
    }
    const vectors = new Map(
      items.map((item) => {
        const weights = [...(counted.get(item) ?? [])].map(([part, count]) => {
          const idf = Math.log((items.length + 1) / ((frequency.get(part) ?? 0) + 0.5));
          return [part, (1 + Math.log(count)) * idf] as const;
        });
        const length = Math.hypot(...weights.map(([, weight]) => weight)) || 1;
        return [item, new Map(weights.map(([part, weight]) => [part, weight / length]))];
      }),
    );
    return (one, other) => {
      const [a, b] = [vectors.get(one) ?? new Map(), vectors.get(other) ?? new Map()];
      const [small, large] = a.size < b.size ? [a, b] : [b, a];
      let cosine = 0;
      for (const [part, weight] of small) cosine += weight * (large.get(part) ?? 0);
      return cosine;
    };
  };
}

function countsOf(parts: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const part of parts) counts.set(part, (counts.get(part) ?? 0) + 1);
  return counts;
}
