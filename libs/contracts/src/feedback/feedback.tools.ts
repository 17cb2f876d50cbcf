import { tool } from '../mcp/tool.js';
import { AcknowledgeFeedback, ListFeedback } from './feedback.dto.js';

export const FEEDBACK_TOOL = tool({
  name: 'covibe_feedback',
  title: 'Feedback: read again what Co-Vibe told you to do',
  description:
    'Read the warnings, refusals and required actions that Co-Vibe gave to you and your other ' +
    'agents, newest first, and acknowledge those that were dealt with. Useful after a context ' +
    'was compacted or a session resumed.',
  readOnly: false,
  operations: { list: ListFeedback, acknowledge: AcknowledgeFeedback },
  summaries: {
    list: 'What was asked of you and not yet acknowledged.',
    acknowledge: 'Say that you acted on it.',
  },
});
