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
  const { texts, places } = prepared(parts);
  let out = texts[0] ?? '';
  values.forEach((value, i) => {
    out += written(value, places[i] ?? 'text') + (texts[i + 1] ?? '');
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

interface Prepared {
  texts: readonly string[];
  places: readonly Place[];
}

const known = new WeakMap<TemplateStringsArray, Prepared>();
const URL_ATTRIBUTE = /(?:^|[\s"'])(?:href|src|action|formaction|poster)=$/i;

function prepared(parts: TemplateStringsArray): Prepared {
  let template = known.get(parts);
  if (!template) {
    template = { texts: withoutIndent(parts), places: readPlaces(parts) };
    known.set(parts, template);
  }
  return template;
}

/** The indentation of the source means nothing to a browser, except inside preformatted text. */
function withoutIndent(parts: readonly string[]): readonly string[] {
  if (parts.some((part) => /<(?:pre|textarea)\b/i.test(part))) return parts;
  return parts.map((part) => part.replace(/\s*\n\s*/g, '\n'));
}

/** Walks the literal text of a template and notes what stands around each value. */
function readPlaces(parts: readonly string[]): Place[] {
  const reader = new TemplateReader();
  return parts.slice(0, -1).map((part) => {
    reader.read(part);
    return reader.place();
  });
}

class TemplateReader {
  /** Of the tag being read, all characters so far; nothing between tags. */
  private tag: string | undefined;
  private quote = '';
  /** Inside quotes, whether nothing of the attribute's value has been read yet. */
  private opening = false;
  /** `script` or `style` while their content is read, which escaping would not protect. */
  private bare = '';

  read(part: string): void {
    for (let i = 0; i < part.length; i++) {
      const c = part.charAt(i);
      if (this.bare) this.readBare(part, i);
      else if (this.tag === undefined) this.readText(part, i);
      else this.readTag(c);
    }
  }

  place(): Place {
    if (this.bare) throw new Error('html: no value inside a script or style element');
    if (this.tag === undefined) return 'text';
    if (this.quote) return this.opening && URL_ATTRIBUTE.test(this.tag) ? 'url' : 'attribute';
    if (/=\s*$/.test(this.tag)) throw new Error('html: quote the attribute around a value');
    return 'tag';
  }

  private readBare(part: string, at: number): void {
    if (part.slice(at, at + 2 + this.bare.length).toLowerCase() === `</${this.bare}`) {
      this.bare = '';
      this.tag = '<';
    }
  }

  private readText(part: string, at: number): void {
    if (part.charAt(at) !== '<') return;
    if (part.startsWith('<!--', at)) throw new Error('html: no comments in a template');
    this.tag = '<';
  }

  private readTag(c: string): void {
    const tag = this.tag ?? '';
    if (this.quote) {
      this.opening = false;
      if (c !== this.quote) return;
      this.quote = '';
      this.tag = tag + c;
    } else if (c === '>') {
      this.bare = /^<(script|style)\b/i.exec(tag)?.[1]?.toLowerCase() ?? '';
      this.tag = undefined;
    } else if (c === '"' || c === "'") {
      this.quote = c;
      this.opening = true;
    } else {
      this.tag = tag + c;
    }
  }
}
