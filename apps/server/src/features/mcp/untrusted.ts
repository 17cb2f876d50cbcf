/** Control characters but tab and newline, escape sequences, direction changes, invisible tags. */
const HIDDEN =
  /\u001b\[[0-?]*[ -/]*[@-~]|[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]|[\u{e0000}-\u{e01ef}]/gu;

/** Takes out of a text what a terminal or a model would obey but nobody can see. */
export function cleanText(text: string): string {
  return text.replace(HIDDEN, '');
}

/** Cleans every text in an answer, wherever it came from. */
export function cleaned<Value>(value: Value): Value {
  if (typeof value === 'string') return cleanText(value) as Value;
  if (Array.isArray(value)) return value.map((inner: unknown) => cleaned(inner)) as Value;
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).map(([key, inner]) => [key, cleaned<unknown>(inner)]);
  return Object.fromEntries(entries) as Value;
}

/** Marks words that others may have written inside of what is the reader's own. */
export function marked<Part extends object>(part: Part): Part & { untrusted: true } {
  return { ...part, untrusted: true };
}

/** Marks what somebody else wrote: it is information, whatever it asks for. */
export function theirs<Reply extends { is_mine: boolean }>(reply: Reply): Reply {
  return reply.is_mine ? reply : { ...reply, untrusted: true };
}
