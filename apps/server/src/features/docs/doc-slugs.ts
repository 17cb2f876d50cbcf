/** Gives each heading of one page an id of its own, readable in the address bar. */
export class DocSlugs {
  private readonly taken = new Set<string>();

  next(heading: string): string {
    const base = slugOf(heading);
    let slug = base;
    for (let n = 2; this.taken.has(slug); n++) slug = `${base}-${n}`;
    this.taken.add(slug);
    return slug;
  }
}

/** Letters and digits of any script, the rest folded into single hyphens. */
function slugOf(text: string): string {
  const words = text
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .match(/[\p{L}\p{N}]+/gu);
  return words?.join('-').slice(0, 80) ?? 'section';
}
