import type { ClaimOutcomeReply } from '@covibe/contracts';
import { marked, theirs, type ToolCall, type ToolOutcome } from '../mcp/index.js';

/** The call, whose use is written down as a warning where somebody else is in the way. */
export function contested(call: ToolCall): ToolCall {
  if (call.usage) {
    call.usage.statusOf = (reply) => ((reply as ClaimOutcomeReply).claim ? 'ok' : 'warning');
  }
  return call;
}

/** What an agent is told of its claim: what it has, or who is in the way and what to do about it. */
export function claimOutcome(reply: ClaimOutcomeReply): ToolOutcome {
  const data = asData(reply);
  const required_action = actionFor(reply);
  return required_action === undefined ? { data } : { status: 'warning', data, required_action };
}

function actionFor({ claim, conflicts, wait }: ClaimOutcomeReply): string | undefined {
  if (claim) return undefined;
  const [first] = conflicts;
  const who = first
    ? `${first.claim.id} holds this for ${first.seconds_left} more seconds (data.conflicts names the holder, the agent and the reason).`
    : 'Others are in line for this, and it is their turn.';
  if (wait) {
    return `${who} You are number ${wait.place} in the queue (${wait.id}): do other work and do not edit these paths; you are told on a later answer when the way is free, and then claim it.`;
  }
  // A private holder is nobody who could be asked.
  const ask = first?.claim.owner.id
    ? `, ask the holder with covibe_coordinate ask and to set to ${first.claim.id},`
    : '';
  return `${who} Do not edit these paths. Take a place in the queue with covibe_coordinate wait${ask} or do other work; do not try again in a loop.`;
}

function asData({ claim, conflicts, wait, hot_paths }: ClaimOutcomeReply): object {
  return {
    claim,
    conflicts: conflicts.map(({ claim: held, ...ground }) =>
      marked({ claim: theirs(held), ...ground }),
    ),
    wait,
    hot_paths: hot_paths.map(marked),
  };
}
