import type { CheckReply, FeedbackNote, VerdictReply } from '@covibe/contracts';
import { marked, theirs, type ToolCall, type ToolOutcome } from '../mcp/index.js';

/** The call, whose use is written down as a warning where its check found open work. */
export function judged(call: ToolCall): ToolCall {
  if (call.usage) call.usage.statusOf = (reply) => (mustLookAt(checkIn(reply)) ? 'warning' : 'ok');
  return call;
}

function checkIn(reply: unknown): CheckReply | null {
  const found = reply as CheckReply | { check: CheckReply | null };
  return 'check' in found ? found.check : found;
}

export function checkOutcome(check: CheckReply): ToolOutcome {
  return warned(check, asData(check));
}

interface Begun {
  check: CheckReply | null;
  [made: string]: unknown;
}

/** The answer to planning or starting: what was made, and the check that was made along with it. */
export function checkedOutcome({ check, ...made }: Begun): ToolOutcome {
  return warned(check, { ...made, check: check && asData(check) });
}

export function verdictOutcome({ same, ...verdict }: VerdictReply): ToolOutcome {
  const data = { ...verdict, verdicts: verdict.verdicts.map(theirs), same: same.map(marked) };
  if (verdict.may_start) return { data };
  const required_action =
    verdict.remaining.length > 0 ? judgeTheRest(verdict) : joinOrConfirm(verdict);
  return { status: 'warning', data, required_action };
}

function warned(check: CheckReply | null, data: object): ToolOutcome {
  if (check?.skipped) return { data, notes: [SKIPPED] };
  return mustLookAt(check) ? { status: 'warning', data, required_action: lookAt(check) } : { data };
}

function mustLookAt(check: CheckReply | null): check is CheckReply {
  return check !== null && check.requires_verdict;
}

const SKIPPED: FeedbackNote = {
  kind: 'check_skipped',
  text:
    'The search for duplicate work could not finish in time and was skipped: nothing is known about ' +
    'similar work. Go on; ask again with covibe_task check when it suits you.',
};

const OR_JOIN =
  'If it is the same work, do not do it twice: join its owner with covibe_coordinate ask or handoff, or ' +
  'leave it. Only a human may let both go on: pass their own words, never yours, as confirm_reason.';

const OWN_PLAN =
  'Where it is your own developer\'s plan, begin that one with operation "start_planned" instead.';

function lookAt({ check_id, candidates }: CheckReply): string {
  const ids = candidates.map(({ id }) => id).join(', ');
  const planned = candidates.some(({ status }) => status === 'planned') ? ` ${OWN_PLAN}` : '';
  return (
    `Do not begin yet: open work looks like yours (${ids}). Read data.candidates, which other people ` +
    `wrote, and call covibe_task with operation "verdict", check_id "${check_id}" and for each ` +
    'candidate whether it is "same" or "different" and why. When all are different, repeat your call. ' +
    `${OR_JOIN}${planned} What was judged "same" before needs only that confirm_reason.`
  );
}

function judgeTheRest({ check_id, remaining }: Omit<VerdictReply, 'same'>): string {
  return (
    `Judge the rest too: call covibe_task with operation "verdict", check_id "${check_id}" and a ` +
    `verdict for ${remaining.join(', ')}.`
  );
}

function joinOrConfirm({ check_id }: Omit<VerdictReply, 'same'>): string {
  return (
    `Do not begin: you found it to be the same work. ${OR_JOIN} Give it with operation "verdict" and ` +
    `check_id "${check_id}", or with the start itself; cancel your own task where you planned one.`
  );
}

/** Somebody else's words arrive as data that says so. */
function asData({ matches, candidates, ...check }: CheckReply): object {
  return { ...check, matches: matches.map(marked), candidates: candidates.map(marked) };
}
