import type { MatchReply } from '@covibe/contracts';
import type { Actor } from '../../platform/auth/actor.js';
import type { TenantTx } from '../../platform/database/tenant-tx.js';
import type { CheckedText } from './checked-text.js';

export interface SearchedWork {
  subject: 'task' | 'workstream';
  text: CheckedText;
  /** The work's own id when it is on the plan already: it is no duplicate of itself. */
  exceptId?: string;
}

export interface FoundDuplicates {
  /** Everything worth mentioning, best first. */
  matches: MatchReply[];
  /** Those so likely the same open work that somebody has to decide. */
  candidates: MatchReply[];
}

/** Finds work that looks like the text at hand. What "looks like" means is the implementation's. */
export abstract class DuplicateSearch {
  abstract find(tx: TenantTx, actor: Actor, work: SearchedWork): Promise<FoundDuplicates>;
}
