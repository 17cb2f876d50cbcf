import { Injectable } from '@nestjs/common';
import type { TenantTx } from '../../platform/database/tenant-tx.js';

export interface Addressee {
  developerId: string;
  sessionId: string | null;
}

/** Behind each name one person: whoever is private to the viewer is as unknown as nobody. */
const REACHABLE = `
  join developers d on d.tenant_id = $2 and d.id = x.developer_id
  join workspace_memberships m
    on m.tenant_id = $2 and m.workspace_id = $1 and m.developer_id = d.id and m.status = 'active'
 where x.workspace_id = $1 and x.id = $3 and (d.visibility = 'public' or d.id = $4)`;

@Injectable()
export class AddresseesRepository {
  /** Whoever works in a session that has not ended. */
  async inSession(tx: TenantTx, id: string, viewerId: string): Promise<Addressee | undefined> {
    const row = await tx.first<{ developer_id: string }>(
      `select x.developer_id from agent_sessions x ${REACHABLE} and x.status = 'active'`,
      [tx.workspaceId, tx.tenantId, id, viewerId],
    );
    return row && { developerId: row.developer_id, sessionId: id };
  }

  /** Whoever holds a claim now, in the session in which it was made while that lasts. */
  async holding(
    tx: TenantTx,
    id: string,
    { viewerId, now }: { viewerId: string; now: Date },
  ): Promise<Addressee | undefined> {
    const row = await tx.first<{ developer_id: string; session_id: string | null }>(
      `select x.developer_id,
              (select s.id from agent_sessions s
                where s.workspace_id = $1 and s.id = x.session_id and s.status = 'active') as session_id
         from claims x ${REACHABLE} and x.status = 'active' and x.lease_until > $5`,
      [tx.workspaceId, tx.tenantId, id, viewerId, now],
    );
    return row && { developerId: row.developer_id, sessionId: row.session_id };
  }
}
