const SLUG_MAX = 60;
/** Room for `-999` behind a long name. */
const STEM_MAX = SLUG_MAX - 4;

/** A name as a part of an address: plain lower-case letters, digits and single hyphens. */
export function slugOf(name: string): string {
  const plain = name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-');
  return plain.slice(0, STEM_MAX).replace(/^-+|-+$/g, '') || 'place';
}

/** The first of `harbor`, `harbor-2`, `harbor-3`, … that is free. */
export function freeSlug(name: string, taken: ReadonlySet<string>): string {
  const stem = slugOf(name);
  let slug = stem;
  for (let count = 2; taken.has(slug); count += 1) slug = `${stem}-${count}`;
  return slug;
}
