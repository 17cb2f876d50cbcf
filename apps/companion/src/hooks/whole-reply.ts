export interface WholeReply {
  status: number;
  text: string;
}

const HEAD_END = '\r\n\r\n';
const HEXADECIMAL = 16;

/**
 * The reply that the bytes of a connection hold, once it is whole. `isOver` when there will be no more:
 * a reply that tells no length ends there.
 */
export function wholeReply(bytes: Buffer, { isOver }: { isOver: boolean }): WholeReply | undefined {
  const end = bytes.indexOf(HEAD_END);
  if (end < 0) return undefined;
  const [first = '', ...lines] = bytes.toString('latin1', 0, end).split('\r\n');
  const [, status] = /^HTTP\/1\.[01] ([2-5]\d\d)(?: |$)/.exec(first) ?? [];
  if (!status) return undefined;
  const rest = bytes.subarray(end + HEAD_END.length);
  const body = bodyIn(rest, (name) => valueOf(lines, name), isOver);
  return body && { status: Number(status), text: body.toString() };
}

function bodyIn(
  rest: Buffer,
  header: (name: string) => string | undefined,
  isOver: boolean,
): Buffer | undefined {
  if (header('transfer-encoding') !== undefined) return unchunked(rest);
  const told = header('content-length');
  if (told === undefined) return isOver ? rest : undefined;
  const length = /^\d+$/.test(told) ? Number(told) : Infinity;
  return rest.length >= length ? rest.subarray(0, length) : undefined;
}

function valueOf(lines: readonly string[], name: string): string | undefined {
  const line = lines.find((one) => one.slice(0, name.length + 1).toLowerCase() === `${name}:`);
  return line?.slice(name.length + 1).trim();
}

/** The parts of a body put together; nothing before the last one, of no length, is there. */
function unchunked(rest: Buffer): Buffer | undefined {
  const parts: Buffer[] = [];
  for (let at = 0; ;) {
    const lineEnd = rest.indexOf('\r\n', at);
    if (lineEnd < 0) return undefined;
    const [, size] = /^([\da-f]{1,7})\s*(?:;|$)/i.exec(rest.toString('latin1', at, lineEnd)) ?? [];
    if (size === undefined) return undefined;
    const length = Number.parseInt(size, HEXADECIMAL);
    if (length === 0) return Buffer.concat(parts);
    const begin = lineEnd + 2;
    if (rest.length < begin + length) return undefined;
    parts.push(rest.subarray(begin, begin + length));
    at = begin + length + 2;
  }
}
