import type {
  AuditCluster,
  AuditReply,
  AuditedPair,
  AuditedWork,
  LatestAuditReply,
} from '@covibe/contracts';
import type { AuditTeam } from '@covibe/contracts/dto';
import { Injectable } from '@nestjs/common';
import type { Actor } from '../../platform/auth/actor.js';
import { Clock } from '../../platform/clock/clock.js';
import { TenantDb } from '../../platform/database/tenant-db.js';
import type { TenantTx } from '../../platform/database/tenant-tx.js';
import { WorkEvents } from '../../platform/work-events/work-events.js';
import { WorkUnit, type Call } from '../../platform/work-events/work-unit.js';
import { shownTo } from '../members/index.js';
import { Pairwise, type ComparedWork } from '../overlap/index.js';
import { clustersOf, standingPairs } from './audit-clusters.js';
import { AuditsRepository, type AuditRow, type AuditedRow } from './audits.repository.js';

/** The newest work is compared; what was not touched for long is found by a check of its own. */
const MOST_WORK = 500;
const MOST_PAIRS = 100;
/** Whoever asks again at once gets the same answer. */
const FRESH_MS = 5_000;

/** Looks through work that goes on or was finished lately for what seems to be done twice. */
@Injectable()
export class Audits {
  constructor(
    private readonly work: WorkUnit,
    private readonly db: TenantDb,
    private readonly repository: AuditsRepository,
    private readonly pairwise: Pairwise,
    private readonly events: WorkEvents,
    private readonly clock: Clock,
  ) {}

  async run(actor: Actor, call: Call, { repo }: AuditTeam): Promise<AuditReply> {
    const scope = { repo: repo ?? null, now: this.clock.now() };
    const found = await this.db.within(actor, async (tx) => {
      const last = await this.repository.latest(tx);
      if (last && isFresh(last, scope)) return this.shown(tx, actor, last);
      const rows = await this.repository.work(tx, { ...scope, limit: MOST_WORK });
      const works = rows.map(compared);
      return { works, statistics: await this.pairwise.statistics(tx, works) };
    });
    if ('clusters' in found) return found;
    const { works, statistics } = found;
    // Outside any transaction: comparing takes longer than a connection may be held.
    const likely = await this.pairwise.likely(works, statistics);
    return this.work.change(actor, call, async (tx) => {
      const standing = await this.pairwise.unsettled(tx, works, likely);
      await this.events.record(tx, actor, {
        type: 'audit.completed',
        payload: { compared: works.length, repo: scope.repo, pairs: standing.slice(0, MOST_PAIRS) },
      });
      const audit = await this.repository.latest(tx);
      if (!audit) throw new Error('an audit was written, but it is not there');
      return this.shown(tx, actor, audit);
    });
  }

  async latest(actor: Actor): Promise<LatestAuditReply> {
    return this.db.within(actor, async (tx) => {
      const audit = await this.repository.latest(tx);
      return { audit: audit ? await this.shown(tx, actor, audit) : null };
    });
  }

  /** What the latest audit found and what still stands of it. */
  async standing(tx: TenantTx, actor: Actor, limit: number): Promise<AuditCluster[]> {
    const audit = await this.repository.latest(tx);
    if (!audit) return [];
    return (await this.shown(tx, actor, audit)).clusters.slice(0, limit);
  }

  private async shown(tx: TenantTx, actor: Actor, audit: AuditRow): Promise<AuditReply> {
    const { pairs, compared } = audit.payload_json;
    const ids = [...new Set(pairs.flatMap(({ a, b }: AuditedPair) => [a, b]))];
    const rows = await this.repository.named(tx, ids);
    const works = new Map(rows.map((row) => [row.id, auditedWork(row, actor.developerId)]));
    const standing = standingPairs(pairs, works);
    return {
      id: audit.id,
      at: audit.occurred_at.toISOString(),
      by: personOf(audit, actor.developerId),
      agent_type: audit.agent_type,
      compared,
      clusters: clustersOf(standing, works),
      settled: pairs.length - standing.length,
    };
  }
}

function isFresh(
  { occurred_at, payload_json }: AuditRow,
  { repo, now }: { repo: string | null; now: Date },
): boolean {
  return payload_json.repo === repo && now.getTime() - occurred_at.getTime() < FRESH_MS;
}

function compared({ id, type, developer_id, created_at: at, status, ...text }: AuditedRow) {
  const open = status !== 'done' && status !== 'cancelled';
  return { id, type, text, developerId: developer_id, at, open } satisfies ComparedWork;
}

function auditedWork(row: AuditedRow, viewerId: string): AuditedWork {
  const { id, type, title, agent_type, status, repo, updated_at } = row;
  return {
    ...{ id, type, title, agent_type, status, repo },
    owner: shownTo(viewerId, {
      id: row.developer_id,
      name: row.owner_name,
      handle: row.owner_handle,
      avatar_url: row.owner_avatar_url,
      visibility: row.owner_visibility,
    }),
    updated_at: updated_at.toISOString(),
  };
}

function personOf(row: AuditRow, viewerId: string): AuditReply['by'] {
  if (row.by_id === null) return null;
  return shownTo(viewerId, {
    id: row.by_id,
    name: row.by_name ?? '',
    handle: row.by_handle ?? '',
    avatar_url: row.by_avatar_url,
    visibility: row.by_visibility ?? 'public',
  });
}
