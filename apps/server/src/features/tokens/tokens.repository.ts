import type { AgentType, Visibility } from '@covibe/contracts';
import { Injectable } from '@nestjs/common';
import type { TenantTx } from '../../platform/database/tenant-tx.js';

export interface TokenRow {
  id: string;
  name: string | null;
  last_four: string;
  agent_type: AgentType | null;
  created_at: Date;
  expires_at: Date;
  last_used_at: Date | null;
  revoked_at: Date | null;
  owner_id: string;
  owner_name: string;
  owner_handle: string;
  owner_visibility: Visibility;
}

interface NewToken {
  id: string;
  developerId: string;
  name: string | undefined;
  agentType: AgentType | undefined;
  hash: string;
  lastFour: string;
  now: Date;
  expiresAt: Date;
  grantId?: string;
}

interface Viewer {
  id: string;
  /** Admins see the workspace's tokens, others their own. */
  seesAll: boolean;
}

/** Agent tokens of a workspace, by hash; the tokens themselves are never written anywhere. */
@Injectable()
export class TokensRepository {
  async page(tx: TenantTx, viewer: Viewer, page: { offset: number; limit: number }) {
    return tx.query<TokenRow>(`${TOKENS} order by k.created_at desc, k.id offset $5 limit $6`, [
      ...placeOf(tx, viewer),
      page.offset,
      page.limit,
    ]);
  }

  async one(tx: TenantTx, viewer: Viewer, id: string): Promise<TokenRow | undefined> {
    return tx.first(`${TOKENS} and k.id = $5`, [...placeOf(tx, viewer), id]);
  }

  async usable(tx: TenantTx, developerId: string, now: Date): Promise<number> {
    const row = await tx.first<{ usable: number }>(
      `select count(*)::integer as usable from mcp_tokens
        where workspace_id = $1 and developer_id = $2 and revoked_at is null and expires_at > $3`,
      [tx.workspaceId, developerId, now],
    );
    return row?.usable ?? 0;
  }

  async insert(tx: TenantTx, token: NewToken): Promise<void> {
    await tx.run(
      `insert into mcp_tokens (workspace_id, id, tenant_id, developer_id, name, agent_type,
                               token_hash, last_four, created_at, expires_at, grant_id)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
      [
        ...[tx.workspaceId, token.id, tx.tenantId, token.developerId],
        ...[token.name ?? null, token.agentType ?? null, token.hash, token.lastFour],
        ...[token.now, token.expiresAt, token.grantId ?? null],
      ],
    );
  }

  /** Answers false when it was revoked already. */
  async revoke(tx: TenantTx, id: string, { by, now }: { by: string; now: Date }): Promise<boolean> {
    const revoked = await tx.run(
      `update mcp_tokens set revoked_at = $3, revoked_by_developer_id = $4
        where workspace_id = $1 and id = $2 and revoked_at is null`,
      [tx.workspaceId, id, now, by],
    );
    return revoked > 0;
  }
}

function placeOf(tx: TenantTx, viewer: Viewer) {
  return [tx.workspaceId, tx.tenantId, viewer.id, viewer.seesAll];
}

const TOKENS = `
  select k.id, k.name, k.last_four, k.agent_type, k.created_at, k.expires_at, k.last_used_at,
         k.revoked_at, d.id as owner_id, d.name as owner_name, d.handle as owner_handle,
         d.visibility as owner_visibility
    from mcp_tokens k
    join developers d on d.tenant_id = $2 and d.id = k.developer_id
   where k.workspace_id = $1 and ($4 or k.developer_id = $3)`;
