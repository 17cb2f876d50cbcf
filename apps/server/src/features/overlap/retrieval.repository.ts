import { RECENT_DAYS } from '@covibe/contracts';
import { Injectable } from '@nestjs/common';
import type { TenantTx } from '../../platform/database/tenant-tx.js';
import type { OtherWork, SubjectType } from './found-work.js';

/** Terms to look by and what each is worth. */
export interface WeighedTerms {
  terms: readonly number[];
  weights: readonly number[];
}

export interface Asker {
  developerId: string;
  credential: string;
  sessionId: string | null;
  /** Whoever reserved later has to look out for us, not we for them. */
  since: { at: Date; id: string };
  now: Date;
}

const BEST = 40;
/** Among so many the lengths of the texts are seen to. */
const NEAR = 150;
const MOST_INTENTS = 200;
const BEST_INTENTS = 20;
const BEST_TOUCHING = 15;
/** Of the paths that the sessions of a task touched, the latest. */
const MOST_TOUCHED = 60;
/** Of one term's postings at most so many are read, whatever its count says. */
const WIDEST = 2_500;

const OWNER = `d.id as developer_id, d.name as owner_name, d.handle as owner_handle,
  d.visibility as owner_visibility`;

/** Where each kind of work is kept, and what a workstream has not. */
const PLACES: Record<SubjectType, { from: string; columns: string; prefix: string }> = {
  task: {
    from: 'tasks',
    columns: `w.action, w.component, w.branch, w.paths, w.agent_type,
      array(select a.path
              from session_tasks st
              join session_activity a
                on a.workspace_id = $1 and a.session_id = st.session_id and a.last_at >= st.first_at
               and (w.repo is null or a.repo = w.repo)
             where st.workspace_id = $1 and st.task_id = w.id
             order by a.last_at desc, a.path limit ${MOST_TOUCHED}) as touched_paths`,
    prefix: 'task_',
  },
  workstream: {
    from: 'workstreams',
    columns: `null as action, null as component, null as branch, '{}'::text[] as paths, null as agent_type,
      '{}'::text[] as touched_paths`,
    prefix: 'stream_',
  },
};

/** Finds what may be the same work through the index; nothing here reads all items. */
@Injectable()
export class RetrievalRepository {
  /** From here until `unbound` each statement has so long and no longer. */
  bind(tx: TenantTx, millis: number): void {
    tx.write(`savepoint overlap_search; ${timeout(millis)}`);
  }

  rebind(tx: TenantTx, millis: number): void {
    tx.write(timeout(millis));
  }

  unbind(tx: TenantTx): void {
    tx.write('release savepoint overlap_search; set local statement_timeout to default');
  }

  async giveUp(tx: TenantTx): Promise<void> {
    await tx.run('rollback to savepoint overlap_search; release savepoint overlap_search');
  }

  /** In how many items each term stands. */
  async counts(tx: TenantTx, terms: readonly number[]): Promise<Map<number, number>> {
    const row = await tx.first<CountsRow>(
      `select string_agg(term::text, ',') as terms, string_agg(items::text, ',') as items
         from overlap_terms where workspace_id = $1 and term = any($2::integer[])`,
      [tx.workspaceId, terms],
    );
    return countsOf(row);
  }

  /** The counts of every term of some items and intents. */
  async countsOfItems(tx: TenantTx, ids: readonly string[]): Promise<Map<number, number>> {
    const row = await tx.first<CountsRow>(
      `with asked as materialized (
         select unnest(terms) as term from overlap_items
          where workspace_id = $1 and item_id = any($2)
         union
         select unnest(terms) from work_intents where workspace_id = $1 and check_id = any($2))
       select string_agg(asked.term::text, ',') as terms, string_agg(t.items::text, ',') as items
         from asked
        cross join lateral (
          select items from overlap_terms where workspace_id = $1 and term = asked.term limit 1) t`,
      [tx.workspaceId, ids],
    );
    return countsOf(row);
  }

  /** The open and recently finished work that shares most with the terms, and some named besides. */
  async best(
    tx: TenantTx,
    type: SubjectType,
    { terms, weights }: WeighedTerms,
    { exceptId, now, besides }: { exceptId: string; now: Date; besides: readonly string[] },
  ): Promise<OtherWork[]> {
    const { from, columns, prefix } = PLACES[type];
    return tx.query<OtherWork>(
      `with found as materialized (
         select p.item_id, sum(asked.weight) as weight
           from unnest($2::integer[], $3::real[]) as asked (term, weight)
          cross join lateral (
            select item_id from overlap_postings
             where workspace_id = $1 and term = asked.term and starts_with(item_id, '${prefix}')
             limit ${WIDEST}) p
          where p.item_id <> $4
          group by p.item_id
          order by weight desc, p.item_id
          limit ${NEAR}),
       best as materialized (
         select f.item_id, i.text_hash
           from found f
           join overlap_items i on i.workspace_id = $1 and i.item_id = f.item_id
          -- Who says much shares much with everybody.
          order by f.weight / power(cardinality(i.terms)::float8, 0.35::float8) desc, f.item_id
          limit ${BEST})
       select w.id, f.text_hash, w.title, w.description, w.scope, w.repo, w.status, ${columns},
              w.created_at, w.updated_at, ${OWNER}
         from (select * from best
                union
               select item_id, text_hash from overlap_items
                where workspace_id = $1 and item_id = any($7) and item_id <> $4) f
         join ${from} w on w.workspace_id = $1 and w.id = f.item_id
         join developers d on d.tenant_id = $5 and d.id = w.developer_id
        where w.status in ('planned', 'active', 'blocked')
           or w.finished_at > $6::timestamptz - make_interval(days => ${RECENT_DAYS})`,
      [tx.workspaceId, terms, weights, exceptId, tx.tenantId, now, besides],
    );
  }

  /** Tasks in whose sessions one of these paths was edited lately. */
  async touching(
    tx: TenantTx,
    { repo, paths, now }: { repo: string; paths: readonly string[]; now: Date },
  ): Promise<string[]> {
    const rows = await tx.query<{ task_id: string }>(
      `select st.task_id
         from session_activity a
         join session_tasks st on st.workspace_id = $1 and st.session_id = a.session_id
        where a.workspace_id = $1 and a.repo = $2 and a.path = any($3)
          and a.last_at >= st.first_at
          and a.last_at > $4::timestamptz - make_interval(days => ${RECENT_DAYS})
        group by st.task_id order by count(*) desc, st.task_id limit ${BEST_TOUCHING}`,
      [tx.workspaceId, repo, paths, now],
    );
    return rows.map(({ task_id }) => task_id);
  }

  /** Work that others reserved by a check: bounded, so it is simply looked through. */
  async reserved(
    tx: TenantTx,
    type: SubjectType,
    { terms, texts }: { terms: readonly number[]; texts: readonly string[] },
    asker: Asker,
  ): Promise<OtherWork[]> {
    return tx.query<OtherWork>(
      `select n.check_id as id, n.text_hash, s.title, s.description, s.scope, s.action, s.component,
              s.repo, s.branch, coalesce(s.paths, '{}') as paths, c.agent_type,
              '{}'::text[] as touched_paths, 'reserved' as status, n.created_at, n.created_at as updated_at, ${OWNER}
         from (
           select l.check_id, l.text_hash, l.developer_id, l.created_at, t.shared,
                  l.text_hash = any($11) as meant
             from (select * from work_intents where workspace_id = $1
                    order by created_at desc limit ${MOST_INTENTS}) l
            cross join lateral (
              select count(*) as shared from unnest(l.terms) as term where term = any($2::integer[])) t
            where l.free and l.subject_type = $4 and l.expires_at > $5
              and (t.shared > 0 or l.text_hash = any($11))
              and (l.created_at, l.check_id) < ($6, $7)
              and not (l.developer_id = $8 and l.credential = $9
                       and (l.session_id is null or $10::text is null or l.session_id = $10))
            order by meant desc, t.shared desc, l.check_id
            limit ${BEST_INTENTS}) n
         join preflight_checks c on c.workspace_id = $1 and c.id = n.check_id
        cross join lateral jsonb_to_record(c.subject) as s (title text, description text,
          scope text, action text, component text, repo text, branch text, paths text[])
         join developers d on d.tenant_id = $3 and d.id = n.developer_id
        order by n.meant desc, n.shared desc, n.check_id`,
      [
        tx.workspaceId,
        terms,
        tx.tenantId,
        type,
        asker.now,
        asker.since.at,
        asker.since.id,
        asker.developerId,
        asker.credential,
        asker.sessionId,
        texts,
      ],
    );
  }
}

interface CountsRow {
  terms: string | null;
  items: string | null;
}

/** Two long texts are read many times faster than thousands of rows. */
function countsOf(row: CountsRow | undefined): Map<number, number> {
  const counts = new Map<number, number>();
  if (!row?.terms || !row.items) return counts;
  const items = row.items.split(',');
  for (const [place, term] of row.terms.split(',').entries()) {
    counts.set(Number(term), Number(items[place]));
  }
  return counts;
}

function timeout(millis: number): string {
  return `set local statement_timeout = ${Math.max(1, Math.round(millis))}`;
}
