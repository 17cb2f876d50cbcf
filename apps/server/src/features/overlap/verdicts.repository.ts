import type { AgentType, Verdict, Visibility } from '@covibe/contracts';
import { Injectable } from '@nestjs/common';
import type { TenantTx } from '../../platform/database/tenant-tx.js';
import { pairOf } from './judgement.js';

export interface NewVerdict {
  id: string;
  mine: string;
  theirs: string;
  verdict: Verdict;
  reason: string;
  confirmReason: string | null;
  developerId: string;
  agentType: AgentType | null;
  credential: string;
  checkId: string;
  candidateId: string;
  now: Date;
}

export interface VerdictRow {
  first_hash: string;
  second_hash: string;
  verdict: Verdict;
  reason: string;
  confirm_reason: string | null;
  agent_type: AgentType | null;
  created_at: Date;
  developer_id: string;
  owner_name: string;
  owner_handle: string;
  owner_avatar_url: string | null;
  owner_visibility: Visibility;
}

/** A pair of texts, and whose work the first of them is. */
export interface AskedPair {
  mine: string;
  theirs: string;
  developerId: string;
}

@Injectable()
export class VerdictsRepository {
  async insert(tx: TenantTx, verdict: NewVerdict): Promise<void> {
    const [first, second] = pairOf(verdict.mine, verdict.theirs);
    await tx.run(
      `insert into scope_verdicts (workspace_id, id, first_hash, second_hash, verdict, reason,
         confirm_reason, developer_id, agent_type, credential, check_id, candidate_id, created_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)`,
      [
        tx.workspaceId,
        verdict.id,
        first,
        second,
        verdict.verdict,
        verdict.reason,
        verdict.confirmReason,
        verdict.developerId,
        verdict.agentType,
        verdict.credential,
        verdict.checkId,
        verdict.candidateId,
        verdict.now,
      ],
    );
  }

  /**
   * The last verdict on each pair that has one. Where both texts are the same word for word, a
   * verdict says something about the work of whoever asked only, also where an admin gave it:
   * somebody else's is asked about again.
   */
  async latest(tx: TenantTx, pairs: readonly AskedPair[]): Promise<Map<string, VerdictRow>> {
    if (pairs.length === 0) return new Map();
    const sorted = pairs.map(({ mine, theirs }) => pairOf(mine, theirs));
    const rows = await tx.query<VerdictRow & { asker: string }>(
      `select v.*, asked.developer as asker, d.id as developer_id, d.name as owner_name,
              d.handle as owner_handle, d.avatar_url as owner_avatar_url,
              d.visibility as owner_visibility
         from unnest($2::text[], $3::text[], $4::text[]) as asked (first, second, developer)
        cross join lateral (
          select first_hash, second_hash, verdict, reason, confirm_reason, agent_type, created_at,
                 developer_id as giver
            from scope_verdicts said
           where workspace_id = $1 and first_hash = asked.first and second_hash = asked.second
             and (asked.first <> asked.second or asked.developer = coalesce(
               (select c.developer_id from preflight_checks c
                 where c.workspace_id = $1 and c.id = said.check_id), developer_id))
           order by created_at desc, id desc limit 1) v
         join developers d on d.tenant_id = $5 and d.id = v.giver`,
      [
        tx.workspaceId,
        sorted.map(([first]) => first),
        sorted.map(([, second]) => second),
        pairs.map(({ developerId }) => developerId),
        tx.tenantId,
      ],
    );
    return new Map(
      rows.map((row) => [keyOf(row.first_hash, row.second_hash, row.asker), row] as const),
    );
  }
}

function keyOf(first: string, second: string, developerId: string): string {
  return first === second ? `${first}/${developerId}` : `${first}/${second}`;
}

/** Where `latest` keeps the verdict on a pair. */
export function pairKey({ mine, theirs, developerId }: AskedPair): string {
  const [first, second] = pairOf(mine, theirs);
  return keyOf(first, second, developerId);
}
