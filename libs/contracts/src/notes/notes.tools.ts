import { tool } from '../mcp/tool.js';
import { LogBlocker, LogDecision, ResolveBlocker } from './notes.dto.js';

export const NOTE_TOOL = tool({
  name: 'covibe_note',
  title: 'Notes: log a blocker, resolve it, log a decision',
  description:
    'Write down what the team must know while you work: log a blocker (something stands in the ' +
    'way, you wait for a person, an answer or another task), resolve a blocker, or log a ' +
    'decision with its reasons. Leads and other agents see it at once.',
  readOnly: false,
  operations: { blocker: LogBlocker, resolve_blocker: ResolveBlocker, decision: LogDecision },
  summaries: {
    blocker: 'Say what stands in the way.',
    resolve_blocker: 'Say that it no longer does.',
    decision: 'Write down what was decided and why.',
  },
});
