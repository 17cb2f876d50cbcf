import {
  RECENT_DAYS,
  type AgentType,
  type AuditedPair,
  type TaskStatus,
  type Visibility,
} from '@covibe/contracts';
import { Injectable } from '@nestjs/common';
import type { TenantTx } from '../../platform/database/tenant-tx.js';

export interface AuditedRow {
  id: string;
  type: 'task' | 'workstream';
  title: string;
  description: string | null;
  scope: string | null;
  action: string | null;
  component: string | null;
  repo: string | null;
  branch: string | null;
  paths: string[];
  status: TaskStatus;
  agent_type: AgentType | null;
  created_at: Date;
  updated_at: Date;
  developer_id: string;
  owner_name: string;
  owner_handle: string;
  owner_avatar_url: string | null;
  owner_visibility: Visibility;
}

export interface AuditRow {
  id: string;
  occurred_at: Date;
  agent_type: AgentType | null;
  payload_json: { compared: number; repo: string | null; pairs: AuditedPair[] };
  by_id: string | null;
  by_name: string | null;
  by_handle: string | null;
  by_avatar_url: string | null;
  by_visibility: Visibility | null;
}

const OWNER = `w.developer_id, d.name as owner_name, d.handle as owner_handle,
  d.avatar_url as owner_avatar_url, d.visibility as owner_visibility`;
const TASK = `w.id, 'task' as type, w.title, w.description, w.scope, w.action, w.component, w.repo,
  w.branch, w.paths, w.status, w.agent_type, w.created_at, w.updated_at, ${OWNER}
  from tasks w join developers d on d.tenant_id = $2 and d.id = w.developer_id`;
/** A container that was made for tasks without a workstream is no work of its own. */
const STREAM = `w.id, 'workstream' as type, w.title, w.description, w.scope, null as action,
  null as component, w.repo, null as branch, '{}'::text[] as paths, w.status, null as agent_type,
  w.created_at, w.updated_at, ${OWNER}
  from workstreams w join developers d on d.tenant_id = $2 and d.id = w.developer_id`;

@Injectable()
export class AuditsRepository {
  /** Open work and what was finished lately, the latest changed first. */
  async work(
    tx: TenantTx,
    { repo, now, limit }: { repo: string | null; now: Date; limit: number },
  ): Promise<AuditedRow[]> {
    const since = new Date(now.getTime() - RECENT_DAYS * 86_400_000);
    const part = (columns: string, which: string) =>
      `(select ${columns}
         where w.workspace_id = $1 and ${which} and ($3::text is null or w.repo = $3)
         order by w.updated_at desc, w.id desc limit $5)`;
    const open = `w.status in ('planned', 'active', 'blocked')`;
    const done = `w.status = 'done' and w.updated_at > $4`;
    return tx.query<AuditedRow>(
      `select * from (
         ${part(TASK, open)} union all ${part(TASK, done)} union all
         ${part(STREAM, `not w.auto_created and ${open}`)} union all
         ${part(STREAM, `not w.auto_created and ${done}`)}) work
        order by updated_at desc, id desc limit $5`,
      [tx.workspaceId, tx.tenantId, repo, since, limit],
    );
  }

  async named(tx: TenantTx, ids: readonly string[]): Promise<AuditedRow[]> {
    if (ids.length === 0) return [];
    return tx.query<AuditedRow>(
      `select ${TASK} where w.workspace_id = $1 and w.id = any($3)
        union all
       select ${STREAM} where w.workspace_id = $1 and w.id = any($3)`,
      [tx.workspaceId, tx.tenantId, ids],
    );
  }

  async latest(tx: TenantTx): Promise<AuditRow | undefined> {
    return tx.first<AuditRow>(
      `select e.id, e.occurred_at, e.agent_type, e.payload_json, d.id as by_id, d.name as by_name,
              d.handle as by_handle, d.avatar_url as by_avatar_url, d.visibility as by_visibility
         from work_events e
         left join developers d on d.tenant_id = $2 and d.id = e.actor_developer_id
        where e.workspace_id = $1 and e.type = 'audit.completed'
        order by e.occurred_at desc, e.id desc limit 1`,
      [tx.workspaceId, tx.tenantId],
    );
  }
}
