import { Injectable } from '@nestjs/common';
import type { AgentType } from '@covibe/contracts';
import type { TenantTx } from '../../platform/database/tenant-tx.js';
import type { ClaimRow, Read } from './claim-row.js';
import type { Claimed } from './claimed-paths.js';
import { storedWanted, type Wanted } from './wanted.js';

export interface NewWanted {
  id: string;
  developerId: string;
  sessionId: string | null;
  taskId: string | null;
  agentType: AgentType | null;
  repo: string;
  wanted: Wanted;
  reason: string | null;
  leaseMinutes: number;
}

/** What the work event tells of something that has come to its end. */
export interface Ended {
  id: string;
  repo: string;
  globs: string[];
  area: string | null;
}

/** Work events of things that ran out of time. */
type RanOut = 'claim.expired' | 'claim.wait_expired';

const COLUMNS = `
  c.id, c.developer_id, d.name as owner_name, d.handle as owner_handle,
  d.avatar_url as owner_avatar_url, d.visibility as owner_visibility, c.session_id, c.task_id,
  c.agent_type, c.repo, c.globs, c.area, c.mode, c.reason, c.lease_minutes, c.status,
  c.granted_at, c.lease_until
  from claims c
  join developers d on d.tenant_id = $2 and d.id = c.developer_id`;
/** A list of a repository never grows beyond this: the sum of its patterns is bounded (claim-book). */
const MOST_READ = 5_000;

@Injectable()
export class ClaimsRepository {
  /** One repository at a time is granted from; other repositories go on. */
  async lock(tx: TenantTx, repo: string): Promise<void> {
    await tx.run('select pg_advisory_xact_lock(hashtextextended($1, 0))', [
      `claims ${tx.workspaceId} ${repo}`,
    ]);
  }

  async insert(tx: TenantTx, claim: NewWanted, now: Date, until: Date): Promise<void> {
    const { globs, area, mode } = claim.wanted;
    await tx.run(
      `insert into claims (workspace_id, id, developer_id, session_id, task_id, agent_type, repo,
         globs, area, mode, reason, lease_minutes, granted_at, lease_until)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)`,
      [
        ...[tx.workspaceId, claim.id, claim.developerId, claim.sessionId, claim.taskId],
        ...[claim.agentType, claim.repo, globs.map(({ text }) => text), area, mode],
        ...[claim.reason, claim.leaseMinutes, now, until],
      ],
    );
  }

  async find(tx: TenantTx, id: string): Promise<ClaimRow | undefined> {
    return tx.first<ClaimRow>(`select ${COLUMNS} where c.workspace_id = $1 and c.id = $3`, [
      tx.workspaceId,
      tx.tenantId,
      id,
    ]);
  }

  /** Whatever is still called active, also where its lease is over: expire it first. */
  async activeIn(tx: TenantTx, repo: string): Promise<Read<ClaimRow>[]> {
    const rows = await tx.query<ClaimRow>(
      `select ${COLUMNS} where c.workspace_id = $1 and c.repo = $3 and c.status = 'active'
        order by c.granted_at, c.id limit ${MOST_READ}`,
      [tx.workspaceId, tx.tenantId, repo],
    );
    return rows.map(read);
  }

  /** Names all claims that hold now in one short text; nothing where there are none. */
  async activeKey(tx: TenantTx, repo: string, now: Date): Promise<string | null> {
    const row = await tx.first<{ key: string | null }>(
      `select md5(string_agg(id, ' ' order by id)) as key from claims
        where workspace_id = $1 and repo = $2 and status = 'active' and lease_until > $3`,
      [tx.workspaceId, repo, now],
    );
    return row?.key ?? null;
  }

  /** What the claims that hold now cover, and nothing else of them. */
  async covered(tx: TenantTx, repo: string, now: Date): Promise<Claimed[]> {
    const rows = await tx.query<{ id: string; developer_id: string; globs: string }>(
      `select id, developer_id, array_to_string(globs, E'\n') as globs from claims
        where workspace_id = $1 and repo = $2 and status = 'active' and lease_until > $3
        order by id limit ${MOST_READ}`,
      [tx.workspaceId, repo, now],
    );
    return rows.map((row) => ({ ...row, globs: row.globs.split('\n').filter(Boolean) }));
  }

  async activeNamed(tx: TenantTx, ids: readonly string[], now: Date): Promise<ClaimRow[]> {
    return tx.query<ClaimRow>(
      `select ${COLUMNS} where c.workspace_id = $1 and c.id = any($3) and c.status = 'active'
          and c.lease_until > $4`,
      [tx.workspaceId, tx.tenantId, ids, now],
    );
  }

  async latest(tx: TenantTx, now: Date, limit: number): Promise<Read<ClaimRow>[]> {
    const rows = await tx.query<ClaimRow>(
      `select ${COLUMNS} where c.workspace_id = $1 and c.status = 'active' and c.lease_until > $3
        order by c.lease_until, c.id limit $4`,
      [tx.workspaceId, tx.tenantId, now, limit],
    );
    return rows.map(read);
  }

  async countOf(tx: TenantTx, developerId: string, now: Date): Promise<number> {
    const row = await tx.first<{ count: number }>(
      `select count(*)::integer as count from claims
        where workspace_id = $1 and developer_id = $2 and status = 'active' and lease_until > $3`,
      [tx.workspaceId, developerId, now],
    );
    return row?.count ?? 0;
  }

  /**
   * Ends what ran out of time: leases nobody renewed, places in the queue, and turns that passed, which
   * from then on keep nobody waiting. One statement, for everybody else waits meanwhile.
   */
  async tidy(tx: TenantTx, repo: string, now: Date): Promise<(Ended & { what: RanOut })[]> {
    return tx.query(
      `with expired as (
         update claims set status = 'expired', ended_at = lease_until
          where workspace_id = $1 and repo = $2 and status = 'active' and lease_until <= $3
         returning id, repo, globs, area),
       tired as (
         delete from claim_waits where workspace_id = $1 and repo = $2 and expires_at <= $3
         returning id, repo, globs, area),
       passed as (
         update claim_waits set turn_until = null
          where workspace_id = $1 and repo = $2 and turn_until <= $3 and expires_at > $3
         returning id)
       select 'claim.expired' as what, expired.* from expired
        union all
       select 'claim.wait_expired', tired.* from tired`,
      [tx.workspaceId, repo, now],
    );
  }

  async release(tx: TenantTx, ids: readonly string[], now: Date): Promise<Ended[]> {
    return tx.query<Ended>(
      `update claims set status = 'released', ended_at = $3
        where workspace_id = $1 and id = any($2) and status = 'active'
       returning id, repo, globs, area`,
      [tx.workspaceId, ids, now],
    );
  }

  /** Only what still holds can be held for longer: a lapsed claim may be somebody else's by now. */
  async renew(
    tx: TenantTx,
    claim: { id: string; developerId: string; minutes: number; now: Date; until: Date },
  ): Promise<boolean> {
    const touched = await tx.run(
      `update claims set lease_until = $4, lease_minutes = $5
        where workspace_id = $1 and id = $2 and developer_id = $3 and status = 'active'
          and lease_until > $6`,
      [tx.workspaceId, claim.id, claim.developerId, claim.until, claim.minutes, claim.now],
    );
    return touched > 0;
  }

  /** A sign of life of a session is one of its claims, written at most twice a minute. */
  renewOfSession(
    tx: TenantTx,
    { id, developerId, now }: { id: string; developerId: string; now: Date },
  ): void {
    tx.write(
      `update claims set lease_until = $4::timestamptz + make_interval(mins => lease_minutes)
        where workspace_id = $1 and session_id = $2 and developer_id = $3 and status = 'active'
          and lease_until > $4
          and lease_until < $4::timestamptz + make_interval(mins => lease_minutes, secs => -30)`,
      [tx.workspaceId, id, developerId, now],
    );
  }

  /** Nobody is behind a silent session any more: its long leases shrink to the usual one. */
  async shortenSilent(
    tx: TenantTx,
    { silentBefore, minutes, now }: { silentBefore: Date; minutes: number; now: Date },
  ): Promise<void> {
    await tx.run(
      `update claims c set lease_until = s.last_seen_at + make_interval(mins => $3)
         from agent_sessions s
        where c.workspace_id = $1 and c.status = 'active' and s.workspace_id = $1
          and s.id = c.session_id and s.last_seen_at < $2
          and c.lease_until > greatest($4, s.last_seen_at + make_interval(mins => $3))
          and c.granted_at < s.last_seen_at + make_interval(mins => $3)`,
      [tx.workspaceId, silentBefore, minutes, now],
    );
  }

  async ofSessions(
    tx: TenantTx,
    sessionIds: readonly string[],
  ): Promise<{ id: string; repo: string }[]> {
    return tx.query(
      `select id, repo from claims
        where workspace_id = $1 and session_id = any($2) and status = 'active'`,
      [tx.workspaceId, sessionIds],
    );
  }

  async ofTask(tx: TenantTx, taskId: string): Promise<{ id: string; repo: string }[]> {
    return tx.query(
      `select id, repo from claims
        where workspace_id = $1 and task_id = $2 and status = 'active'`,
      [tx.workspaceId, taskId],
    );
  }

  /** Repositories in which something has run out of time. */
  async due(tx: TenantTx, now: Date): Promise<string[]> {
    const rows = await tx.query<{ repo: string }>(
      `select repo from claims
        where workspace_id = $1 and status = 'active' and lease_until <= $2
        union
       select repo from claim_waits
        where workspace_id = $1 and (expires_at <= $2 or turn_until <= $2)
        limit 200`,
      [tx.workspaceId, now],
    );
    return rows.map(({ repo }) => repo).sort();
  }

  async forgetEnded(tx: TenantTx, before: Date, limit: number): Promise<number> {
    return tx.run(
      `delete from claims where workspace_id = $1 and id in (
         select id from claims
          where workspace_id = $1 and status <> 'active' and ended_at < $2 limit $3)`,
      [tx.workspaceId, before, limit],
    );
  }
}

function read(row: ClaimRow): Read<ClaimRow> {
  return { ...row, wanted: storedWanted(row) };
}
