import type { SeedRows } from '../place.ts';
import { audits } from './coordination/audits.ts';
import { claims } from './coordination/claims.ts';
import { messages } from './coordination/messages.ts';
import { overlaps } from './coordination/overlaps.ts';
import { machines } from './machines.ts';
import { paxelRuns } from './paxel-runs.ts';
import { pastTokens } from './past-tokens.ts';
import { agentSessions } from './work/agent-sessions.ts';
import { notes } from './work/notes.ts';
import { pastWork } from './work/past-work.ts';
import { recentWork } from './work/recent-work.ts';

/** What each feature leaves in a workspace, in the order in which rows refer to each other. */
export const ROWS: readonly SeedRows[] = [
  pastTokens,
  machines,
  recentWork,
  pastWork,
  agentSessions,
  notes,
  overlaps,
  claims,
  messages,
  audits,
  paxelRuns,
];
