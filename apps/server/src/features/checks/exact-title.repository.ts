import type { AgentType, TaskStatus, Visibility } from '@covibe/contracts';
import { Injectable } from '@nestjs/common';
import type { TenantTx } from '../../platform/database/tenant-tx.js';
import type { SearchedWork } from './duplicate-search.js';

export interface SameTitleRow {
  id: string;
  title: string;
  scope: string | null;
  repo: string | null;
  agent_type: AgentType | null;
  status: TaskStatus;
  created_at: Date;
  updated_at: Date;
  developer_id: string;
  owner_name: string;
  owner_handle: string;
  owner_visibility: Visibility;
}

const MOST = 20;
const RECENT_DAYS = 14;

@Injectable()
export class ExactTitleRepository {
  /** Open work, and what was finished in the last two weeks. */
  async sameTitle(tx: TenantTx, work: SearchedWork, key: string): Promise<SameTitleRow[]> {
    const [table, agent] =
      work.subject === 'task' ? ['tasks', 'w.agent_type'] : ['workstreams', 'null'];
    const compared = work.subject === 'task' ? '' : 'and not w.auto_created';
    return tx.query<SameTitleRow>(
      `select w.id, w.title, w.scope, w.repo, ${agent} as agent_type, w.status, w.created_at, w.updated_at,
              w.developer_id, d.name as owner_name, d.handle as owner_handle,
              d.visibility as owner_visibility
         from ${table} w
         join developers d on d.tenant_id = $4 and d.id = w.developer_id
        where w.workspace_id = $1 and w.title_key = $2 and w.id <> $3 ${compared}
          and (w.status in ('planned', 'active', 'blocked')
               or w.updated_at > now() - make_interval(days => $5))
        order by w.updated_at desc, w.id
        limit $6`,
      [tx.workspaceId, key, work.exceptId ?? '', tx.tenantId, RECENT_DAYS, MOST],
    );
  }
}
