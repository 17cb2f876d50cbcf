/** The first line of what setup appends, by which people and uninstall know it. */
const MARK =
  '# Co-Vibe: managed by covibe-local setup, taken out by covibe-local uninstall. Holds no token.';

/** A table header, ours or any. */
const OUR_HEADER =
  /^\s*\[{1,2}\s*["']?mcp_servers["']?\s*\.\s*["']?covibe["']?\s*(?:\.[^\]]*)?\]{1,2}\s*(?:#.*)?$/;
/** Ours without those below it. */
const OWN_HEADER = /^\s*\[\s*["']?mcp_servers["']?\s*\.\s*["']?covibe["']?\s*\]\s*(?:#.*)?$/;
const ANY_HEADER = /^\s*\[{1,2}[^\]=]+\]{1,2}\s*(?:#.*)?$/;
const BLANK_OR_COMMENT = /^\s*(?:#.*)?$/;

interface Table {
  command: string;
  args: readonly string[];
  cwd: string;
  env: Readonly<Record<string, string>>;
  env_vars: readonly string[];
}

/** The table as setup appends it: an absolute header may always stand at the end of a file. */
export const tableText = (table: Table): string =>
  [MARK, '[mcp_servers.covibe]', ...Object.values(linesOf(table)), ''].join('\n');

function linesOf({ command, args, cwd, env, env_vars }: Table): Record<keyof Table, string> {
  const list = (items: readonly string[]) => `[${items.map(quoted).join(', ')}]`;
  const pairs = Object.entries(env).map(([name, value]) => `${name} = ${quoted(value)}`);
  return {
    command: `command = ${quoted(command)}`,
    args: `args = ${list(args)}`,
    cwd: `cwd = ${quoted(cwd)}`,
    env: `env = { ${pairs.join(', ')} }`,
    env_vars: `env_vars = ${list(env_vars)}`,
  };
}

/**
 * The text with those keys of `table` that `present` lacks, right below our header: at the end of the table
 * they would stand behind the comments of the next one. As it was where our table has no header.
 */
export function withMissingKeys(text: string, table: Table, present: object): string {
  const lines = text.split('\n');
  const header = lines.findIndex((line) => OWN_HEADER.test(line.replace(/\r$/, '')));
  if (header < 0) return text;
  const end = lines[header]?.endsWith('\r') ? '\r' : '';
  const missing = Object.entries(linesOf(table)).filter(([key]) => !Object.hasOwn(present, key));
  lines.splice(header + 1, 0, ...missing.map(([, line]) => line + end));
  return lines.join('\n');
}

/** JSON's escapes are all escapes of TOML's basic strings too. */
const quoted = (text: string) => JSON.stringify(text).replaceAll('\u007f', '\\u007f');

/**
 * The text without our tables, or nothing when it has none with a header of its own. Comments in front
 * of the next table are that table's.
 */
export function withoutTable(text: string): string | undefined {
  const lines = text.split('\n');
  const gone = new Set<number>();
  lines.forEach((line, place) => {
    if (OUR_HEADER.test(line.replace(/\r$/, ''))) markTable(lines, place, gone);
  });
  if (gone.size === 0) return undefined;
  return lines.filter((_, place) => !gone.has(place)).join('\n');
}

function markTable(lines: readonly string[], header: number, gone: Set<number>): void {
  const at = (place: number) => (lines[place] ?? '').replace(/\r$/, '');
  let end = header + 1;
  while (end < lines.length && !ANY_HEADER.test(at(end))) end += 1;
  const isLast = end === lines.length;
  while (end > header + 1 && BLANK_OR_COMMENT.test(at(end - 1))) end -= 1;
  // Of the blank lines after it, those at the very end of the file are the file's last line break.
  let start = header;
  if (at(start - 1).trim() === MARK) start -= 1;
  if (start > 0 && at(start - 1).trim() === '' && (isLast || at(end).trim() === '')) start -= 1;
  for (let place = start; place < end; place += 1) gone.add(place);
}
