import { Injectable } from '@nestjs/common';
import type { TenantTx } from '../../platform/database/tenant-tx.js';

/** Tokens of a membership that ended. They stopped working with it; this keeps it so for good. */
@Injectable()
export class EndedAccessRepository {
  async revokeTokens(
    tx: TenantTx,
    developerId: string,
    { by, now }: { by: string; now: Date },
  ): Promise<number> {
    return tx.run(
      `update mcp_tokens set revoked_at = $3, revoked_by_developer_id = $4
        where workspace_id = $1 and developer_id = $2 and revoked_at is null`,
      [tx.workspaceId, developerId, now, by],
    );
  }
}
