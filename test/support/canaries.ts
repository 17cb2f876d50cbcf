/**
 * Words to be planted on a machine that they must never leave: unlike anything else on the wire, and a name
 * that files and folders can have.
 */
export const canary = (place: string): string =>
  `canary-${place}-${Math.random().toString(36).slice(2, 12)}`;

/**
 * Where `words` are in `bytes`, in whatever spelling: as text, as base64 wherever in a longer text they
 * began, as hexadecimal digits, escaped for addresses, JSON or HTML, reversed, or in a wider alphabet.
 */
export function spellingsFound(bytes: Buffer, words: string): string[] {
  const haystack = bytes.toString('latin1');
  const lower = haystack.toLowerCase();
  return Object.entries(spellings(words))
    .filter(([name, text]) => (name.startsWith('any case') ? lower : haystack).includes(text))
    .map(([name]) => name);
}

function spellings(words: string): Record<string, string> {
  const bytes = Buffer.from(words);
  const each = (write: (code: number) => string) => [...bytes].map(write).join('');
  const hex = (code: number) => code.toString(16).padStart(2, '0');
  return {
    'any case: text': words.toLowerCase(),
    'any case: hex': each(hex),
    'any case: escaped for addresses': each((code) => `%${hex(code)}`),
    'any case: escaped for JSON': each((code) => `\\u00${hex(code)}`),
    'any case: escaped for code': each((code) => `\\x${hex(code)}`),
    'any case: HTML, hex': each((code) => `&#x${hex(code)};`),
    'HTML, decimal': each((code) => `&#${code};`),
    reversed: [...words].reverse().join(''),
    'UTF-16': Buffer.from(words, 'utf16le').toString('latin1'),
    ...Object.fromEntries(
      [0, 1, 2].map((shift) => [`base64 from ${shift}`, inBase64(bytes, shift)]),
    ),
    'base64 for addresses': inBase64(bytes, 0).replaceAll('+', '-').replaceAll('/', '_'),
  };
}

/** The characters that stand for nothing but these bytes, when `shift` others come before them. */
function inBase64(bytes: Buffer, shift: number): string {
  const text = Buffer.concat([Buffer.alloc(shift), bytes])
    .toString('base64')
    .replaceAll('=', '');
  return text.slice(shift === 0 ? 0 : shift + 1, -2);
}
