/**
 * Whether two parsed configurations say the same. Parsers make objects of different kinds (without a
 * prototype, dates of their own, large integers), and the order of keys means nothing.
 */
export function haveSameMeaning(one: unknown, other: unknown): boolean {
  return canonical(one) === canonical(other);
}

function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join()}]`;
  if (typeof value === 'bigint') return `${value}n`;
  if (value instanceof Date) return `date ${value.toISOString()}`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'nothing';
  const pairs = Object.entries(value).map(
    ([key, item]) => `${JSON.stringify(key)}:${canonical(item)}`,
  );
  return `{${pairs.sort().join()}}`;
}
