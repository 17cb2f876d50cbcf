import type { AgentType, TaskAction, TaskStatus, Visibility } from '@covibe/contracts';
import { Injectable } from '@nestjs/common';
import type { TenantTx } from '../../platform/database/tenant-tx.js';
import type { SubjectType } from './found-work.js';

/** One side of an overlap as it is now. */
export interface SideRow {
  id: string;
  type: SubjectType;
  title: string;
  description: string | null;
  scope: string | null;
  action: TaskAction | null;
  component: string | null;
  repo: string | null;
  branch: string | null;
  paths: string[];
  /** Nothing while it is only reserved. */
  status: TaskStatus | null;
  agent_type: AgentType | null;
  developer_id: string;
  updated_at: Date;
}

export interface OwnerRow {
  id: string;
  name: string;
  handle: string;
  avatar_url: string | null;
  visibility: Visibility;
}

@Injectable()
export class WarningSidesRepository {
  async work(tx: TenantTx, ids: readonly string[]): Promise<SideRow[]> {
    if (ids.length === 0) return [];
    return tx.query<SideRow>(
      `select id, 'task' as type, title, description, scope, action, component, repo, branch, paths,
              status, agent_type, developer_id, updated_at
         from tasks where workspace_id = $1 and id = any($2)
       union all
       select id, 'workstream', title, description, scope, null, null, repo, null, '{}'::text[],
              status, null, developer_id, updated_at
         from workstreams where workspace_id = $1 and id = any($2)`,
      [tx.workspaceId, ids],
    );
  }

  /** Checks others made, and what became of them. */
  async checks(
    tx: TenantTx,
    ids: readonly string[],
  ): Promise<(SideRow & { subject_id: string | null })[]> {
    if (ids.length === 0) return [];
    return tx.query(
      `select c.id, c.subject_type as type, s.title, s.description, s.scope, s.action, s.component,
              s.repo, s.branch, coalesce(s.paths, '{}') as paths, null as status, c.agent_type,
              c.developer_id, c.created_at as updated_at, c.subject_id
         from preflight_checks c
        cross join lateral jsonb_to_record(c.subject) as s (title text, description text,
          scope text, action text, component text, repo text, branch text, paths text[])
        where c.workspace_id = $1 and c.id = any($2)`,
      [tx.workspaceId, ids],
    );
  }

  async owners(tx: TenantTx, ids: readonly string[]): Promise<OwnerRow[]> {
    if (ids.length === 0) return [];
    return tx.query<OwnerRow>(
      `select id, name, handle, avatar_url, visibility from developers
        where tenant_id = $1 and id = any($2)`,
      [tx.tenantId, ids],
    );
  }
}
