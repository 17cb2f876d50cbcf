import { OPEN_STATUSES, type MatchReply, type MatchStatus } from '@covibe/contracts';
import { Injectable } from '@nestjs/common';
import type { Actor } from '../../platform/auth/actor.js';
import type { TenantTx } from '../../platform/database/tenant-tx.js';
import { shownTo } from '../members/index.js';
import { titleKey } from './checked-text.js';
import { DuplicateSearch, type FoundDuplicates, type SearchedWork } from './duplicate-search.js';
import { ExactTitleRepository, type SameTitleRow } from './exact-title.repository.js';

const OPEN: ReadonlySet<MatchStatus> = new Set(OPEN_STATUSES);

/** Work of the same title, whatever its spelling of case and spaces. */
@Injectable()
export class ExactTitleSearch extends DuplicateSearch {
  constructor(private readonly repository: ExactTitleRepository) {
    super();
  }

  async find(tx: TenantTx, actor: Actor, work: SearchedWork): Promise<FoundDuplicates> {
    const rows = await this.repository.sameTitle(tx, work, titleKey(work.text.title));
    const matches = rows.map((row) => matchOf(row, actor, work.subject));
    return { matches, candidates: matches.filter(({ status }) => OPEN.has(status)) };
  }
}

function matchOf(row: SameTitleRow, actor: Actor, type: 'task' | 'workstream'): MatchReply {
  const owner = shownTo(actor.developerId, {
    id: row.developer_id,
    name: row.owner_name,
    handle: row.owner_handle,
    avatar_url: null,
    visibility: row.owner_visibility,
  });
  return {
    id: row.id,
    type,
    title: row.title,
    scope: row.scope,
    owner: owner.handle,
    agent_type: row.agent_type,
    status: row.status,
    repo: row.repo,
    score: 1,
    reasons: ['The title is the same.'],
    signals: [],
    suppressed_by: null,
    created_at: row.created_at.toISOString(),
    updated_at: row.updated_at.toISOString(),
  };
}
