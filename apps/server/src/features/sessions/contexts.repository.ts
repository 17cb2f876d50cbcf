import type { PublishContext } from '@covibe/contracts/dto';
import { Injectable } from '@nestjs/common';
import type { TenantTx } from '../../platform/database/tenant-tx.js';
import type { ContextRow } from './context-row.js';

interface NewContext {
  id: string;
  developerId: string;
  now: Date;
  expiresAt: Date;
}

const COLUMNS = `
  c.id, c.developer_id, d.name as owner_name, d.handle as owner_handle,
  d.avatar_url as owner_avatar_url, d.visibility as owner_visibility, c.title, c.summary,
  c.files_touched, c.next_actions, c.blockers, c.task_ids, c.repo, c.branch, c.published_at,
  c.expires_at
  from session_contexts c
  join developers d on d.tenant_id = $2 and d.id = c.developer_id`;
const READABLE = 'c.superseded_by is null and c.revoked_at is null and c.expires_at > $3';

@Injectable()
export class ContextsRepository {
  /** The new context takes the place of the same developer's former one for that repo and branch. */
  async publish(tx: TenantTx, input: PublishContext, context: NewContext): Promise<void> {
    const { id, developerId, now, expiresAt } = context;
    const { repo = null, branch = null } = input;
    // Hook and agent may publish at the same moment: the second waits, and then replaces the first.
    await tx.run(
      `select 1 from workspace_memberships
        where tenant_id = $1 and workspace_id = $2 and developer_id = $3 for no key update`,
      [tx.tenantId, tx.workspaceId, developerId],
    );
    await tx.run(
      `update session_contexts set superseded_by = $5
        where workspace_id = $1 and developer_id = $2 and superseded_by is null
          and revoked_at is null and repo is not distinct from $3 and branch is not distinct from $4`,
      [tx.workspaceId, developerId, repo, branch, id],
    );
    await tx.run(
      `insert into session_contexts (workspace_id, id, developer_id, session_id, title, summary,
         files_touched, next_actions, blockers, task_ids, repo, branch, published_at, expires_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)`,
      [
        tx.workspaceId,
        id,
        developerId,
        input.session_id ?? null,
        input.title,
        input.summary,
        input.files_touched ?? [],
        input.next_actions ?? [],
        input.blockers ?? [],
        input.task_ids ?? [],
        repo,
        branch,
        now,
        expiresAt,
      ],
    );
  }

  async find(tx: TenantTx, id: string, now: Date): Promise<ContextRow | undefined> {
    return tx.first<ContextRow>(
      `select ${COLUMNS} where c.workspace_id = $1 and c.id = $4 and ${READABLE}`,
      [tx.workspaceId, tx.tenantId, now, id],
    );
  }

  /** What can be read now; a private developer's contexts only by themselves. */
  async readable(
    tx: TenantTx,
    query: {
      viewerId: string;
      developerId: string | null;
      repo: string | null;
      now: Date;
      limit: number;
    },
  ): Promise<ContextRow[]> {
    return tx.query<ContextRow>(
      `select ${COLUMNS}
        where c.workspace_id = $1 and ${READABLE}
          and ($4::text is null or c.developer_id = $4)
          and ($5::text is null or c.repo = $5)
          and (d.visibility = 'public' or d.id = $6)
        order by c.published_at desc, c.id desc limit $7`,
      [
        tx.workspaceId,
        tx.tenantId,
        query.now,
        query.developerId,
        query.repo,
        query.viewerId,
        query.limit,
      ],
    );
  }

  async revoke(tx: TenantTx, id: string, developerId: string, now: Date): Promise<boolean> {
    const touched = await tx.run(
      `update session_contexts set revoked_at = $4
        where workspace_id = $1 and id = $2 and developer_id = $3
          and revoked_at is null and superseded_by is null`,
      [tx.workspaceId, id, developerId, now],
    );
    return touched > 0;
  }

  /** A member of the workspace by handle or id, as far as the viewer may know of them. */
  async developer(tx: TenantTx, wanted: string, viewerId: string): Promise<string | undefined> {
    const row = await tx.first<{ id: string }>(
      `select d.id from developers d
         join workspace_memberships m
           on m.tenant_id = d.tenant_id and m.developer_id = d.id and m.workspace_id = $1
        where d.tenant_id = $2 and (d.handle = $3 or d.id = $3)
          and (d.visibility = 'public' or d.id = $4)`,
      [tx.workspaceId, tx.tenantId, wanted, viewerId],
    );
    return row?.id;
  }
}
