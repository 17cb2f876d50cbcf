import { createScanner, type Edit, type Node, type SyntaxKind } from 'jsonc-parser';

/** The enum exists for the compiler only. */
const COMMA: SyntaxKind.CommaToken = 5;
const LINE_COMMENT: SyntaxKind.LineCommentTrivia = 12;
const BLOCK_COMMENT: SyntaxKind.BlockCommentTrivia = 13;
const LINE_BREAK: SyntaxKind.LineBreakTrivia = 14;
const SPACE: SyntaxKind.Trivia = 15;

/** How a file is written: its indentation and its line ends. */
export interface Style {
  indent: string;
  eol: string;
}

export function styleOf(text: string): Style {
  return {
    indent: /\n([ \t]+)\S/.exec(text)?.[1] ?? '  ',
    eol: text.includes('\r\n') ? '\r\n' : '\n',
  };
}

/** The value as it stands behind a key on a line indented by `margin`. */
export function written(value: unknown, { indent, eol }: Style, margin: string): string {
  return JSON.stringify(value, null, indent).replaceAll('\n', eol + margin);
}

/**
 * The edits that add a property at the end of an object (or, without a key, an element to a list) without touching what is there: comments stay
 * with the lines they belong to, and an object on one line stays on it.
 */
export function insertion(
  text: string,
  object: Node,
  [key, value]: readonly [key: string | undefined, value: unknown],
  style: Style,
): Edit[] {
  const outer = marginAt(text, object.offset);
  const first = object.children?.[0];
  const last = object.children?.at(-1);
  const end = object.offset + object.length;
  const name = key === undefined ? '' : `${JSON.stringify(key)}: `;
  if (!first || !last) {
    const inner = outer + style.indent;
    const inside = text.slice(object.offset + 1, end - 1);
    const line = `${style.eol}${inner}${name}${written(value, style, inner)}`;
    if (inside.trim() === '') {
      return [
        { offset: object.offset + 1, length: inside.length, content: line + style.eol + outer },
      ];
    }
    const close = inside.includes('\n') ? '' : style.eol + outer;
    return [{ offset: object.offset + 1, length: 0, content: line + close }];
  }
  const lastEnd = last.offset + last.length;
  if (!text.slice(object.offset, end).includes('\n')) {
    const content = `, ${name}${JSON.stringify(value)}`;
    return [{ offset: lastEnd, length: 0, content }];
  }
  const { comma, place } = endOfLine(text, lastEnd);
  const inner = startsLine(text, first.offset)
    ? marginAt(text, first.offset)
    : outer + style.indent;
  const line = `${style.eol}${inner}${name}${written(value, style, inner)}`;
  if (comma) return [{ offset: place, length: 0, content: `${line},` }];
  return [
    { offset: lastEnd, length: 0, content: ',' },
    { offset: place, length: 0, content: line },
  ];
}

/**
 * The edits that take a property out as if it had never been put in: its line with it, and the comma
 * of the property before when it was the last one.
 */
export function removal(text: string, object: Node, property: Node): Edit[] {
  const children = object.children ?? [];
  const place = children.indexOf(property);
  const [before, after] = [children[place - 1], children[place + 1]];
  const start = property.offset;
  const end = start + property.length;
  if (!before && !after) {
    const inside = object.length - 2;
    const around =
      text.slice(object.offset + 1, start) + text.slice(end, object.offset + 1 + inside);
    if (/^[\s,]*$/.test(around))
      return [{ offset: object.offset + 1, length: inside, content: '' }];
  }
  if (!startsLine(text, start)) {
    if (after) return [{ offset: start, length: after.offset - start, content: '' }];
    const from = before ? before.offset + before.length : start;
    return [{ offset: from, length: end - from, content: '' }];
  }
  const own = endOfLine(text, end);
  const lineStart = text.lastIndexOf('\n', start - 1);
  const from = text[lineStart - 1] === '\r' ? lineStart - 1 : lineStart;
  const line = { offset: from, length: own.place - from, content: '' };
  if (after || own.comma || !before) return [line];
  const comma = text.indexOf(',', before.offset + before.length);
  return [{ offset: comma, length: 1, content: '' }, line];
}

/** Where the line of a property ends, behind its comma and its comments. */
function endOfLine(text: string, from: number): { comma: boolean; place: number } {
  const scanner = createScanner(text, false);
  scanner.setPosition(from);
  let comma = false;
  let place = from;
  for (let token = scanner.scan(); ; token = scanner.scan()) {
    if (token === COMMA && !comma) comma = true;
    else if (token === LINE_BREAK) return { comma, place: scanner.getTokenOffset() };
    else if (token !== SPACE && !isComment(token)) return { comma, place };
    if (token !== SPACE) place = scanner.getTokenOffset() + scanner.getTokenLength();
  }
}

const isComment = (token: SyntaxKind) => token === LINE_COMMENT || token === BLOCK_COMMENT;

function marginAt(text: string, offset: number): string {
  const line = text.slice(text.lastIndexOf('\n', offset - 1) + 1, offset);
  return /^[ \t]*/.exec(line)?.[0] ?? '';
}

const startsLine = (text: string, offset: number) =>
  text.slice(text.lastIndexOf('\n', offset - 1) + 1, offset).trim() === '';
