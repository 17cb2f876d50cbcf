import type { ProfileReply } from '@covibe/contracts';
import { Injectable } from '@nestjs/common';
import type { TenantTx } from '../../platform/database/tenant-tx.js';

export type ProfileRow = Omit<ProfileReply, 'has_password'>;

export interface ProfileChange {
  name?: string;
  handle?: string;
  visibility?: ProfileReply['visibility'];
}

const COLUMNS = 'id, name, handle, email, visibility, avatar_url';

/** A developer's own row: how others see them. */
@Injectable()
export class ProfileRepository {
  async one(tx: TenantTx, developerId: string): Promise<ProfileRow | undefined> {
    return tx.first(`select ${COLUMNS} from developers where tenant_id = $1 and id = $2`, [
      tx.tenantId,
      developerId,
    ]);
  }

  /** A handle that somebody else has is a unique violation. */
  async change(
    tx: TenantTx,
    developerId: string,
    { name, handle, visibility }: ProfileChange,
  ): Promise<ProfileRow | undefined> {
    return tx.first(
      `update developers
          set name = coalesce($3, name), handle = coalesce($4, handle),
              visibility = coalesce($5, visibility), updated_at = now()
        where tenant_id = $1 and id = $2 returning ${COLUMNS}`,
      [tx.tenantId, developerId, name ?? null, handle ?? null, visibility ?? null],
    );
  }

  /** Answers the address that was there before: its file is to be removed. */
  async setPhoto(tx: TenantTx, developerId: string, url: string | null): Promise<string | null> {
    const before = await tx.first<{ avatar_url: string | null }>(
      'select avatar_url from developers where tenant_id = $1 and id = $2 for update',
      [tx.tenantId, developerId],
    );
    await tx.run(
      `update developers set avatar_url = $3, updated_at = now() where tenant_id = $1 and id = $2`,
      [tx.tenantId, developerId, url],
    );
    return before?.avatar_url ?? null;
  }

  async ownerOfPhoto(tx: TenantTx, url: string): Promise<ProfileRow | undefined> {
    return tx.first(`select ${COLUMNS} from developers where tenant_id = $1 and avatar_url = $2`, [
      tx.tenantId,
      url,
    ]);
  }
}
