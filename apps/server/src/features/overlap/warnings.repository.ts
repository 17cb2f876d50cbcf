import type { AgentType, WarningStatus } from '@covibe/contracts';
import { Injectable } from '@nestjs/common';
import type { TenantTx } from '../../platform/database/tenant-tx.js';
import type { CheckedText } from './checked-text.js';
import type { SubjectType } from './found-work.js';
import type { StoredMatch } from './stored-match.js';

export interface NewWarning {
  id: string;
  developerId: string;
  agentType: AgentType | null;
  credential: string;
  checkId: string;
  subjectType: SubjectType;
  subjectHash: string;
  subject: CheckedText;
  subjectId: string | null;
  status: 'open' | 'informed';
  score: number;
  matches: StoredMatch[];
  otherIds: string[];
  otherOwners: string[];
  now: Date;
}

export interface HeldWarning {
  id: string;
  developer_id: string;
  check_id: string;
  subject_type: SubjectType;
  subject_hash: string;
  subject: CheckedText;
  subject_id: string | null;
  status: WarningStatus;
  matches: StoredMatch[];
  other_ids: string[];
  confirm_reason: string | null;
}

export interface Settlement {
  status: WarningStatus;
  confirmReason?: string | null;
  /** The work on the other side that is still at stake; as before when left out. */
  otherIds?: readonly string[];
  /** Whoever decided; where it lapsed nobody, and who decided before stays named. */
  decidedBy: string | null;
  now: Date;
}

const MOST_TOLD = 20;
const HELD = `id, developer_id, check_id, subject_type, subject_hash, subject, subject_id, status,
  matches, other_ids, confirm_reason`;

@Injectable()
export class WarningsRepository {
  /** Asking again about the same text goes on with its warning; answers what it was before. */
  async raise(
    tx: TenantTx,
    warning: NewWarning,
  ): Promise<{ id: string; before: WarningStatus | null }> {
    const row = await tx.first<{ id: string; before: WarningStatus | null }>(
      `insert into overlap_warnings as kept (workspace_id, id, developer_id, agent_type, credential,
         check_id, subject_type, subject_hash, subject, subject_id, status, score, matches, other_ids,
         other_owners, created_at, checked_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9::jsonb, $10, $11, $12, $13::jsonb, $14, $15, $16, $16)
       on conflict (workspace_id, developer_id, subject_type, subject_hash, coalesce(subject_id, ''))
         where status in ('open', 'informed')
       do update set check_id = excluded.check_id, agent_type = excluded.agent_type,
         credential = excluded.credential, status = excluded.status, score = excluded.score,
         matches = excluded.matches, other_ids = excluded.other_ids,
         other_owners = excluded.other_owners, checked_at = excluded.checked_at
       returning id, (select status from overlap_warnings o
                       where o.workspace_id = $1 and o.id = kept.id) as before`,
      [
        tx.workspaceId,
        warning.id,
        warning.developerId,
        warning.agentType,
        warning.credential,
        warning.checkId,
        warning.subjectType,
        warning.subjectHash,
        JSON.stringify(warning.subject),
        warning.subjectId,
        warning.status,
        warning.score,
        JSON.stringify(warning.matches),
        warning.otherIds,
        warning.otherOwners,
        warning.now,
      ],
    );
    if (!row) throw new Error('a warning is inserted or changed');
    return row;
  }

  /**
   * Holds the work a warning is about. To be said before the warning is held: whoever ends that work
   * holds them in this order, too, and neither would let go.
   */
  async holdSubject(tx: TenantTx, id: string): Promise<void> {
    const subject = `(select subject_id from overlap_warnings where workspace_id = $1 and id = $2)`;
    for (const table of ['tasks', 'workstreams']) {
      await tx.run(
        `select 1 from ${table} w where w.workspace_id = $1 and w.id = ${subject} for update`,
        [tx.workspaceId, id],
      );
    }
  }

  async hold(tx: TenantTx, id: string): Promise<HeldWarning | undefined> {
    return tx.first<HeldWarning>(
      `select ${HELD} from overlap_warnings where workspace_id = $1 and id = $2 for update`,
      [tx.workspaceId, id],
    );
  }

  /** Changes a warning only while it stands as named; answers whether it did. */
  async settle(
    tx: TenantTx,
    { id, from }: { id: string; from: readonly WarningStatus[] },
    { status, confirmReason = null, otherIds, decidedBy, now }: Settlement,
  ): Promise<boolean> {
    const touched = await tx.run(
      `update overlap_warnings
          set status = $4, confirm_reason = coalesce($5, confirm_reason),
              decided_by = coalesce($6, decided_by),
              decided_at = case when $6::text is null then coalesce(decided_at, $7) else $7 end,
              other_ids = coalesce($8, other_ids)
        where workspace_id = $1 and id = $2 and status = any($3)`,
      [tx.workspaceId, id, from, status, confirmReason, decidedBy, now, otherIds ?? null],
    );
    return touched > 0;
  }

  /**
   * The warnings of a text that became work: they are about that work from now on. What a human
   * confirmed stays confirmed, however long the beginning took.
   */
  async attach(
    tx: TenantTx,
    of: { developerId: string; type: SubjectType; hash: string; since: Date },
    subjectId: string,
  ): Promise<{ id: string; status: WarningStatus }[]> {
    return tx.query(
      `update overlap_warnings set subject_id = $6
        where workspace_id = $1 and developer_id = $2 and subject_type = $3 and subject_hash = $4
          and (subject_id is null or subject_id = $6) and status <> 'cleared'
          and (checked_at >= $5 or status = 'confirmed')
        returning id, status`,
      [tx.workspaceId, of.developerId, of.type, of.hash, of.since, subjectId],
    );
  }

  /** What was reserved is work now: warnings that named the check name the work. */
  rename(tx: TenantTx, checkIds: readonly string[], subjectId: string): void {
    tx.write(
      `update overlap_warnings
          set other_ids = (select array_agg(distinct case when other = any($2) then $3 else other end)
                             from unnest(other_ids) as other)
        where workspace_id = $1 and status in ('open', 'confirmed') and other_ids && $2`,
      [tx.workspaceId, checkIds, subjectId],
    );
  }

  /** Standing overlaps of somebody else's that name work, or a reservation, of this developer. */
  async standingFor(
    tx: TenantTx,
    developerId: string,
  ): Promise<{ id: string; status: 'open' | 'confirmed'; mine: string[] }[]> {
    return tx.query(
      `select w.id, w.status,
              array(select t.id from tasks t
                     where t.workspace_id = $1 and t.id = any(w.other_ids) and t.developer_id = $2
                     union all
                    select s.id from workstreams s
                     where s.workspace_id = $1 and s.id = any(w.other_ids) and s.developer_id = $2
                     union all
                    select n.check_id from work_intents n
                     where n.workspace_id = $1 and n.developer_id = $2
                       and n.check_id = any(w.other_ids)) as mine
         from overlap_warnings w
        where w.workspace_id = $1 and w.status in ('open', 'confirmed')
          and w.developer_id <> $2 and $2 = any(w.other_owners)
        order by w.checked_at desc limit ${MOST_TOLD}`,
      [tx.workspaceId, developerId],
    );
  }

  /** Standing warnings of work that somebody else does from now on are theirs; one of their own stays. */
  async handOver(tx: TenantTx, id: string, developerId: string): Promise<void> {
    await tx.run(
      `update overlap_warnings w
          set developer_id = case when w.subject_id = $2 then $3 else w.developer_id end,
              other_owners = case when $2 = any(w.other_ids)
                                  then array_append(array_remove(w.other_owners, $3), $3)
                                  else w.other_owners end
        where w.workspace_id = $1 and w.status in ('open', 'confirmed')
          and (w.subject_id = $2 or w.other_ids && array[$2]::text[])
          and not exists (
            select 1 from overlap_warnings own
             where own.workspace_id = $1 and own.developer_id = $3 and own.id <> w.id
               and own.subject_hash = w.subject_hash and own.subject_id = w.subject_id
               and own.status in ('open', 'informed') and w.subject_id = $2)`,
      [tx.workspaceId, id, developerId],
    );
  }

  /** Takes a side out of every standing warning; those that lost one whole side are cleared. */
  async withdraw(
    tx: TenantTx,
    ids: readonly string[],
    now: Date,
  ): Promise<{ id: string; status: WarningStatus; subject: CheckedText }[]> {
    return tx.query(
      `update overlap_warnings w
          set other_ids = rest.ids,
              status = case when w.subject_id = any($2) or rest.ids = '{}' then 'cleared' else w.status end,
              decided_at = case when w.subject_id = any($2) or rest.ids = '{}'
                                then coalesce(w.decided_at, $3) else w.decided_at end
         from (select o.id, array(select other from unnest(o.other_ids) as other
                                   where other <> all($2)) as ids
                 from overlap_warnings o
                where o.workspace_id = $1 and o.status in ('open', 'confirmed')
                  and (o.subject_id = any($2) or o.other_ids && $2)
                order by o.id for update) rest
        where w.workspace_id = $1 and w.id = rest.id
        returning w.id, w.status, w.subject`,
      [tx.workspaceId, ids, now],
    );
  }
}
