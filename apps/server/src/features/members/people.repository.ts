import { Injectable } from '@nestjs/common';
import type { Role } from '@covibe/contracts';
import type { TenantTx } from '../../platform/database/tenant-tx.js';

interface NewDeveloper {
  id: string;
  name: string;
  email: string;
  handle: string;
  userId?: string;
}

export interface KnownPerson {
  id: string;
  status: 'active' | 'removed' | null;
}

interface Place {
  developerId: string;
  role: Role;
  directoryMembershipId?: string;
}

/** Developers and their places in the tenant. Nobody is ever deleted: their work keeps its author. */
@Injectable()
export class PeopleRepository {
  /** Somebody who is or was here, by the provider's id or else by address. */
  async find(
    tx: TenantTx,
    { email, userId }: { email: string; userId?: string },
  ): Promise<KnownPerson | undefined> {
    return tx.first(
      `select d.id, m.status from developers d
         left join tenant_memberships m on m.tenant_id = d.tenant_id and m.developer_id = d.id
        where d.tenant_id = $1 and (d.email = $2 or d.auth_provider_user_id = $3)
        order by (d.auth_provider_user_id = $3) desc nulls last limit 1 for update of d`,
      [tx.tenantId, email, userId ?? null],
    );
  }

  /** Answers false when the handle is taken. */
  async insert(tx: TenantTx, developer: NewDeveloper): Promise<boolean> {
    const inserted = await tx.run(
      `insert into developers (tenant_id, id, name, email, handle, auth_provider_user_id)
       values ($1, $2, $3, $4, $5, $6)
       on conflict (tenant_id, handle) do nothing`,
      [
        tx.tenantId,
        developer.id,
        developer.name,
        developer.email,
        developer.handle,
        developer.userId ?? null,
      ],
    );
    return inserted > 0;
  }

  /** Who comes back may do so with a new account at the identity provider. */
  async recognise(tx: TenantTx, developerId: string, userId: string): Promise<void> {
    await tx.run(
      `update developers set auth_provider_user_id = $3, updated_at = now()
        where tenant_id = $1 and id = $2`,
      [tx.tenantId, developerId, userId],
    );
  }

  /** Answers false when the developer has an active place already. */
  async give(tx: TenantTx, { developerId, role, directoryMembershipId }: Place): Promise<boolean> {
    const given = await tx.run(
      `insert into tenant_memberships (tenant_id, developer_id, role, workos_membership_id)
       values ($1, $2, $3, $4)
       on conflict (tenant_id, developer_id) do update
         set role = excluded.role, status = 'active', updated_at = now(),
             workos_membership_id = excluded.workos_membership_id
         where tenant_memberships.status = 'removed'`,
      [tx.tenantId, developerId, role, directoryMembershipId ?? null],
    );
    return given > 0;
  }

  async holdsHandle(tx: TenantTx, handle: string): Promise<boolean> {
    const row = await tx.first('select 1 from developers where tenant_id = $1 and handle = $2', [
      tx.tenantId,
      handle,
    ]);
    return row !== undefined;
  }

  async userId(tx: TenantTx, developerId: string): Promise<string | undefined> {
    const row = await tx.first<{ auth_provider_user_id: string | null }>(
      'select auth_provider_user_id from developers where tenant_id = $1 and id = $2',
      [tx.tenantId, developerId],
    );
    return row?.auth_provider_user_id ?? undefined;
  }
}
