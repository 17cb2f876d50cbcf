import { createHash } from 'node:crypto';
import {
  CONTEXT_LINES_MAX,
  CONTEXT_TEXT_MAX,
  type ContextLine,
  type FeedbackNote,
  type PathConflict,
} from '@covibe/contracts';
import { cleanText } from '../mcp/index.js';

/** A line, with what it is about: the same thing is told to one session once. */
export interface ToldLine {
  about: string;
  line: ContextLine;
}

const TEXT_MAX = 600;
const QUOTED_MAX = 1_000;
const AUTHOR_MAX = 100;
const PATHS_NAMED = 3;

/** A note of the tools as a line. Minutes and hours that pass do not make it another one. */
export function lineOfNote({ kind, text, quoted }: FeedbackNote): ToldLine {
  const lasting = text.replace(/\d+ (seconds?|minutes?|hours?|days?)/g, '# $1');
  const said = [kind, lasting, quoted?.text, quoted?.at].join('\n');
  const about = `${kind.slice(0, 40)}:${createHash('sha256').update(said).digest('base64url')}`;
  return { about, line: lineOf(kind, text, quoted) };
}

/** Claims of others on what the session touches: one line a claim, whatever it covers. */
export function linesOfClaims(conflicts: readonly PathConflict[]): ToldLine[] {
  const byClaim = Map.groupBy(conflicts, ({ claim_id }) => claim_id);
  return [...byClaim.values()].flatMap(([first, ...rest]) => {
    if (!first) return [];
    const { claim_id, mode, owner: author, agent_type, reason, seconds_left } = first;
    const paths = [first, ...rest].map(({ path }) => path);
    const named = paths.slice(0, PATHS_NAMED).join(', ');
    const more = paths.length > PATHS_NAMED ? ` and ${paths.length - PATHS_NAMED} more` : '';
    const text =
      `${named}${more} ${paths.length > 1 ? 'are' : 'is'} claimed by the author of this line` +
      `${agent_type ? ` (${agent_type})` : ''}, ${mode}, for another ` +
      `${Math.ceil(seconds_left / 60)} min. Claim ${claim_id}: ask its holder or wait with ` +
      'covibe_coordinate, or work elsewhere.';
    const line = lineOf('claim_conflict', text, { text: reason, author });
    return [{ about: `claim:${claim_id}`, line }];
  });
}

/** As many from the front as an agent's context takes; the rest is told next time. */
export function fitting(lines: readonly ToldLine[]): ToldLine[] {
  let room = CONTEXT_TEXT_MAX;
  const fit: ToldLine[] = [];
  for (const told of lines) {
    room -= lengthOf(told.line);
    if (room < 0 || fit.length === CONTEXT_LINES_MAX) break;
    fit.push(told);
  }
  return fit;
}

/** Other people's words stand apart, and neither they nor ours break the line they stand in. */
function lineOf(
  kind: string,
  text: string,
  theirs?: { text: string | null; author: string },
): ContextLine {
  const line: ContextLine = { kind, text: oneLine(text, TEXT_MAX) };
  if (!theirs) return line;
  const author = oneLine(theirs.author, AUTHOR_MAX);
  if (theirs.text === null) return { ...line, author };
  return { ...line, quoted: oneLine(theirs.text, QUOTED_MAX), author };
}

function oneLine(text: string, most: number): string {
  const line = cleanText(text).replace(/\s+/g, ' ').trim();
  return line.length > most ? `${line.slice(0, most - 1).toWellFormed()}…` : line;
}

function lengthOf({ kind, text, quoted = '', author = '' }: ContextLine): number {
  return kind.length + text.length + quoted.length + author.length;
}
