/** At most two letters that stand for a name. */
export function initials(name: string): string {
  const words = name.split(/[^\p{L}\p{N}]+/u).filter(Boolean);
  const picked = words.length > 1 ? [words[0], words.at(-1)] : [words[0]];
  return picked.map((word) => [...(word ?? '?')][0]!.toUpperCase()).join('');
}

/** One of `count` numbers, always the same one for a text. */
export function bucket(text: string, count: number): number {
  let hash = 0;
  for (const letter of text) hash = (hash * 31 + letter.codePointAt(0)!) | 0;
  return Math.abs(hash) % count;
}
