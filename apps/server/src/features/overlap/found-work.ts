import type {
  AgentType,
  MatchReply,
  MatchStatus,
  Suppression,
  Visibility,
} from '@covibe/contracts';
import { shownTo } from '../members/index.js';
import type { CheckedText } from './checked-text.js';
import { ESCALATE_AT, isEscalatable, type Scored } from './scoring/index.js';

const MOST_SIGNALS = 6;

export type SubjectType = 'task' | 'workstream';

/** Work to be compared with everybody else's. */
export interface SearchedWork {
  subject: SubjectType;
  text: CheckedText;
  /** The work's own id when it is on the plan already: it is no duplicate of itself. */
  exceptId?: string | undefined;
  sessionId?: string | undefined;
  /** Where the token does not say it. */
  agentType?: AgentType | undefined;
}

/** A row of work that may be the same, with whoever owns it. */
export interface OtherWork {
  id: string;
  text_hash: string;
  title: string;
  description: string | null;
  scope: string | null;
  action: string | null;
  component: string | null;
  repo: string | null;
  branch: string | null;
  paths: string[];
  /** What its sessions were seen to edit, the latest first. */
  touched_paths: string[];
  agent_type: AgentType | null;
  status: MatchStatus;
  created_at: Date;
  updated_at: Date;
  developer_id: string;
  owner_name: string;
  owner_handle: string;
  owner_visibility: Visibility;
}

/** What a search found, with what the score was made of. */
export interface FoundWork {
  other: OtherWork;
  type: SubjectType;
  scored: Scored;
  /** So like the same open work that somebody has to say whether it is. */
  escalates: boolean;
  suppressedBy: Suppression | null;
}

export function foundWork(type: SubjectType, other: OtherWork, scored: Scored): FoundWork {
  const open = other.status !== 'done' && other.status !== 'cancelled';
  const escalates = isEscalatable({ ...scored, open });
  const strong = scored.probability >= ESCALATE_AT;
  return {
    other,
    type,
    scored,
    escalates,
    suppressedBy: strong && !escalates ? suppressionOf(scored, open) : null,
  };
}

function suppressionOf({ divergent }: Scored, open: boolean): Suppression {
  if (!open) return 'closed';
  return divergent ?? 'low_information';
}

/** A match as the asker may read it; a private owner stays unnamed. */
export function matchReply(found: FoundWork, viewerId: string): MatchReply {
  const { other, type, scored, suppressedBy } = found;
  return {
    id: other.id,
    type,
    title: other.title,
    scope: other.scope,
    owner: shownTo(viewerId, {
      id: other.developer_id,
      name: other.owner_name,
      handle: other.owner_handle,
      avatar_url: null,
      visibility: other.owner_visibility,
    }).handle,
    agent_type: other.agent_type,
    status: other.status,
    repo: other.repo,
    score: rounded(scored.probability),
    reasons: [...scored.reasons],
    signals: telling(scored.signals),
    suppressed_by: suppressedBy,
    created_at: other.created_at.toISOString(),
    updated_at: other.updated_at.toISOString(),
  };
}

/** The similarities that say most; the others are of no use to who reads. */
function telling(signals: Scored['signals']): { name: string; value: number }[] {
  return Object.entries(signals)
    .map(([name, value]) => ({ name, value: rounded(value) }))
    .filter(({ value }) => value > 0 && value <= 1)
    .sort((a, b) => b.value - a.value || (a.name < b.name ? -1 : 1))
    .slice(0, MOST_SIGNALS);
}

function rounded(value: number): number {
  return Math.round(value * 1_000) / 1_000;
}
