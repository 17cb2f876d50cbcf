import type { CheckReply } from '@covibe/contracts';
import type { ToolOutcome } from '../mcp/index.js';

const LOOK =
  'Work of the same title is open. Read data.candidates: if it is the same work, join its owner instead of doing it twice.';

export function checkOutcome(check: CheckReply): ToolOutcome {
  return warned(check, asData(check));
}

/** The answer to planning or starting: what was made, and the check that was made along with it. */
export function checkedOutcome({ check, ...made }: { check: CheckReply | null }): ToolOutcome {
  return warned(check, { ...made, check: check && asData(check) });
}

function warned(check: CheckReply | null, data: object): ToolOutcome {
  const mustLook = check !== null && check.candidates.length > 0;
  return mustLook ? { status: 'warning', data, required_action: LOOK } : { data };
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
