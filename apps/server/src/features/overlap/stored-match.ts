import type { AgentType, MatchStatus, Suppression } from '@covibe/contracts';
import { matchReply, type FoundWork, type SubjectType } from './found-work.js';

/** A match as its warning keeps it: what the search said, and whose work it was, never a name. */
export interface StoredMatch {
  id: string;
  type: SubjectType;
  text_hash: string;
  developer_id: string;
  title: string;
  scope: string | null;
  agent_type: AgentType | null;
  status: MatchStatus;
  repo: string | null;
  score: number;
  reasons: string[];
  signals: { name: string; value: number }[];
  suppressed_by: Suppression | null;
  escalated: boolean;
  created_at: string;
  updated_at: string;
}

export function storedMatch(found: FoundWork): StoredMatch {
  const { owner: _, ...match } = matchReply(found, '');
  const { text_hash, developer_id } = found.other;
  return { ...match, text_hash, developer_id, escalated: found.escalates };
}
