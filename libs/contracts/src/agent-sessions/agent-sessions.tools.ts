import { tool } from '../mcp/tool.js';
import {
  EndSession,
  GetContext,
  HeartbeatSession,
  PublishContext,
  RevokeContext,
  StartSession,
} from './agent-sessions.dto.js';

export const SESSION_TOOL = tool({
  name: 'covibe_session',
  title: 'Session: start, heartbeat, end; share and read working context',
  description:
    'Tell the team that you, the coding agent, are at work: start a session, keep it alive with ' +
    'a heartbeat every minute, end it. Publish a short handover context (summary, files ' +
    'touched, next actions, blockers) for teammates and their agents, read the published ' +
    'context of others before you begin, or revoke your own. Start a session first; other tools ' +
    'take its session_id.',
  readOnly: false,
  operations: {
    start: StartSession,
    heartbeat: HeartbeatSession,
    end: EndSession,
    publish_context: PublishContext,
    get_context: GetContext,
    revoke_context: RevokeContext,
  },
  summaries: {
    start: 'Say that you are at work; the same host session is found again, never doubled.',
    heartbeat: 'Say that you are still there, every 60 seconds.',
    end: 'Say that you stop.',
    publish_context:
      'Share where your work stands; replaces your former context of the same repo and branch.',
    get_context: 'Read what others published.',
    revoke_context: 'Take your own context back at once.',
  },
});
