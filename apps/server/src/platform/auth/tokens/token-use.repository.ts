import type { TenantTx } from '../../database/tenant-tx.js';

/** The condition keeps many server processes together at one write a minute. */
export async function markTokensUsed(tx: TenantTx, ids: string[], now: Date): Promise<void> {
  await tx.run(
    `update mcp_tokens set last_used_at = $3
      where workspace_id = $1 and id = any($2)
        and (last_used_at is null or last_used_at < $3::timestamptz - interval '55 seconds')`,
    [tx.workspaceId, ids, now],
  );
}
