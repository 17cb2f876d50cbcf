import type { AgentType, SetUpMachine, SetupStateReply } from '@covibe/contracts';
import { relativeTime } from '../../../ui/ago/relative-time.js';
import { AGENT_NAMES } from '../../../core/words/agent-names.js';
import type { StepState } from './step.js';

/** Whether agents of this developer have come here, the one thing everything else is for. */
export function sessionState(state: SetupStateReply, now: Date): StepState {
  const { live_sessions: live, last_session_at: last } = state;
  if (live > 0)
    return { words: live === 1 ? '1 session live' : `${live} sessions live`, tone: 'good' };
  if (last === null) return { words: 'waiting for first session…', tone: 'plan' };
  return { words: `last session ${relativeTime(new Date(last), now)}`, tone: 'neutral' };
}

export function machineState(machines: readonly SetUpMachine[]): StepState {
  const mine = machines.filter((machine) => machine.is_mine && machine.active_tokens > 0).length;
  if (mine === 0) return { words: 'no machine yet', tone: 'neutral' };
  return { words: mine === 1 ? '1 machine set up' : `${mine} machines set up`, tone: 'good' };
}

export function tokenState({ active_tokens: tokens }: SetupStateReply): StepState {
  if (tokens === 0) return { words: 'no token yet', tone: 'neutral' };
  return { words: tokens === 1 ? '1 token in use' : `${tokens} tokens in use`, tone: 'good' };
}

/** Whether one agent has come, whichever way it was told. */
export function agentState({ agents_seen: seen }: SetupStateReply, agent: AgentType): StepState {
  if (seen.includes(agent)) return { words: 'has been here', tone: 'good' };
  return { words: 'not here yet', tone: 'neutral' };
}

/** Which agents were ever here, for the sentence below the pill. */
export function seenWords(agents: readonly AgentType[]): string {
  if (agents.length === 0) return 'None of your agents has been here yet.';
  const names = new Intl.ListFormat('en-GB').format(agents.map((agent) => AGENT_NAMES[agent]));
  return `${names} ${agents.length === 1 ? 'has' : 'have'} been here.`;
}
