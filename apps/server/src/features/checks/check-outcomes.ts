import type { CheckReply } from '@covibe/contracts';
import type { ToolCall, ToolOutcome } from '../mcp/index.js';

const LOOK =
  'Work of the same title is open. Read data.candidates: if it is the same work, join its owner instead of doing it twice.';

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

/** The answer to planning or starting: what was made, and the check that was made along with it. */
export function checkedOutcome({ check, ...made }: { check: CheckReply | null }): ToolOutcome {
  return warned(check, { ...made, check: check && asData(check) });
}

function warned(check: CheckReply | null, data: object): ToolOutcome {
  return mustLookAt(check) ? { status: 'warning', data, required_action: LOOK } : { data };
}

function mustLookAt(check: CheckReply | null): boolean {
  return check !== null && check.candidates.length > 0;
}

/** Somebody else's words arrive as data that says so. */
function asData({ matches, candidates, ...check }: CheckReply): object {
  const untrusted = true;
  return {
    ...check,
    matches: matches.map((match) => ({ ...match, untrusted })),
    candidates: candidates.map((match) => ({ ...match, untrusted })),
  };
}
