import { tool } from '../mcp/tool.js';
import { AuditTeam } from '../audits/audits.dto.js';
import { TeamState } from './team.dto.js';

export const TEAM_TOOL = tool({
  name: 'covibe_team',
  title: 'Team: who works on what right now',
  description:
    'See the whole team at a glance before you choose or begin work: active, blocked, planned ' +
    'and recently finished tasks with their result summaries, live and stale agent sessions, ' +
    'open blockers, decisions and published contexts of teammates and other coding agents. Audit ' +
    'work that goes on side by side or was finished lately for likely duplicates.',
  readOnly: false,
  operations: { state: TeamState, audit: AuditTeam },
  summaries: {
    state: 'The state of the workspace, bounded.',
    audit: 'Compare open and recently finished work with each other and keep what looks alike.',
  },
});
