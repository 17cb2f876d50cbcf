import { Injectable } from '@nestjs/common';
import type { Role } from '@covibe/contracts';
import type { TenantTx } from '../../platform/database/tenant-tx.js';

export interface InvitationRow {
  id: string;
  email: string;
  role: Role;
  created_at: Date;
  expires_at: Date;
  workspace_ids: string[];
  workos_invitation_id: string | null;
}

interface NewInvitation {
  id: string;
  email: string;
  role: Role;
  workspaceIds: readonly string[];
  invitedBy: string;
  expiresAt: Date;
}

const COLUMNS = 'id, email, role, created_at, expires_at, workspace_ids, workos_invitation_id';

/** Places held for addresses that have not joined yet: at most one pending for each. */
@Injectable()
export class InvitationsRepository {
  async pending(tx: TenantTx, now: Date): Promise<InvitationRow[]> {
    return tx.query(
      `select ${COLUMNS} from invitations
        where tenant_id = $1 and status = 'pending' and expires_at > $2
        order by created_at desc, id limit 200`,
      [tx.tenantId, now],
    );
  }

  async pendingFor(tx: TenantTx, email: string, now: Date): Promise<InvitationRow | undefined> {
    return tx.first(
      `select ${COLUMNS} from invitations
        where tenant_id = $1 and email = $2 and status = 'pending' and expires_at > $3`,
      [tx.tenantId, email, now],
    );
  }

  /** Answers nothing when a pending invitation for the address stands already. */
  async insert(tx: TenantTx, made: NewInvitation, now: Date): Promise<InvitationRow | undefined> {
    await tx.run(
      `update invitations set status = 'revoked', settled_at = $3
        where tenant_id = $1 and email = $2 and status = 'pending' and expires_at <= $3`,
      [tx.tenantId, made.email, now],
    );
    return tx.first(
      `insert into invitations (tenant_id, id, email, role, workspace_ids, invited_by_developer_id,
                                created_at, expires_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8)
       on conflict (tenant_id, email) where status = 'pending' do nothing
       returning ${COLUMNS}`,
      [
        tx.tenantId,
        made.id,
        made.email,
        made.role,
        made.workspaceIds,
        made.invitedBy,
        now,
        made.expiresAt,
      ],
    );
  }

  async sent(
    tx: TenantTx,
    id: string,
    { directoryId, expiresAt }: { directoryId: string; expiresAt: Date },
  ): Promise<InvitationRow | undefined> {
    return tx.first(
      `update invitations set workos_invitation_id = $3, expires_at = $4
        where tenant_id = $1 and id = $2 returning ${COLUMNS}`,
      [tx.tenantId, id, directoryId, expiresAt],
    );
  }

  /** Answers nothing when it was not pending any more: settled by somebody else, or never there. */
  async settle(
    tx: TenantTx,
    id: string,
    { as, now }: { as: 'accepted' | 'revoked'; now: Date },
  ): Promise<InvitationRow | undefined> {
    return tx.first(
      `update invitations set status = $3, settled_at = $4
        where tenant_id = $1 and id = $2 and status = 'pending' returning ${COLUMNS}`,
      [tx.tenantId, id, as, now],
    );
  }
}
