/**
 * HTML that is safe by construction. A value written into an `html` template is escaped; only
 * another `html` fragment, or text passed through `raw()`, goes in as it is. The template itself is
 * read once to learn where each value stands, so a value in a place where escaping would not
 * protect (an unquoted attribute, a script, a comment) is refused when the page is first drawn.
 */
export class Html {
  constructor(private readonly text: string) {}
  toString(): string {
    return this.text;
  }
}

export type HtmlValue = Html | string | number | null | undefined | false | readonly HtmlValue[];

/** Marks text as HTML already. The caller answers for every byte of it. */
export function raw(text: string): Html {
  return new Html(text);
}

export function html(parts: TemplateStringsArray, ...values: HtmlValue[]): Html {
  const places = placesOf(parts);
  let out = parts[0] ?? '';
  values.forEach((value, i) => {
    out += written(value, places[i] ?? 'text') + (parts[i + 1] ?? '');
  });
  return new Html(out);
}

const ESCAPES: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** NUL is not allowed in HTML at all and lone surrogates cannot be sent as UTF-8: both are replaced. */
export function escapeHtml(text: string): string {
  return text
    .toWellFormed()
    .replaceAll('\0', '\uFFFD')
    .replace(/[&<>"']/g, (c) => ESCAPES[c] ?? c);
}

/**
 * Same-site paths, fragments, http and https. Anything with another scheme, a scheme hidden behind
 * control characters, or a leading `//` or `\` (which browsers read as another host) is refused.
 */
export function isSafeUrl(url: string): boolean {
  const seen = [...url].filter((c) => c.charCodeAt(0) > 0x20).join('');
  if (/^[/\\]{2}/.test(seen) || seen.startsWith('\\')) return false;
  const scheme = /^([^/?#]*?):/.exec(seen)?.[1];
  return scheme === undefined || /^https?$/i.test(scheme);
}

type Place = 'text' | 'attribute' | 'url' | 'tag';

function written(value: HtmlValue, place: Place): string {
  if (value === null || value === undefined || value === false) return '';
  if (Array.isArray(value)) return value.map((v: HtmlValue) => written(v, place)).join('');
  if (value instanceof Html) return value.toString();
  if (place === 'tag') throw new Error('html: only an html fragment may stand inside a tag');
  const text = String(value);
  return escapeHtml(place === 'url' && !isSafeUrl(text) ? '#' : text);
}

const known = new WeakMap<TemplateStringsArray, Place[]>();
const URL_ATTRIBUTE = /(?:^|[\s"'])(?:href|src|action|formaction|poster)=$/i;

function placesOf(parts: TemplateStringsArray): Place[] {
  let places = known.get(parts);
  if (!places) {
    places = readPlaces(parts);
    known.set(parts, places);
  }
  return places;
}

/** Walks the literal text of a template and notes what stands around each value. */
function readPlaces(parts: readonly string[]): Place[] {
  const places: Place[] = [];
  let quote = '';
  let url = false;
  let tag: string | undefined;
  let atStart = false;
  for (const part of parts.slice(0, -1)) {
    for (let i = 0; i < part.length; i++) {
      const c = part.charAt(i);
      if (quote) {
        if (c === quote) quote = '';
        atStart = false;
      } else if (tag !== undefined) {
        if (c === '>') tag = undefined;
        else if (c === '"' || c === "'") {
          quote = c;
          url = URL_ATTRIBUTE.test(tag);
          atStart = true;
          tag += c;
        } else tag += c;
      } else if (c === '<') {
        if (part.startsWith('!--', i + 1)) throw new Error('html: no comments in a template');
        if (/^(script|style)\b/i.test(part.slice(i + 1)) && !closes(part, i)) {
          throw new Error('html: no value inside a script or style element');
        }
        tag = '';
      }
    }
    if (quote) places.push(url && atStart ? 'url' : 'attribute');
    else if (tag === undefined) places.push('text');
    else if (/=\s*$/.test(tag)) throw new Error('html: quote the attribute around a value');
    else places.push('tag');
  }
  return places;
}

/** Whether the script or style element opened at `from` is closed again before the next value. */
function closes(part: string, from: number): boolean {
  const name = /^<([a-z]+)/i.exec(part.slice(from))?.[1] ?? '';
  return part.toLowerCase().includes(`</${name.toLowerCase()}`, from);
}
