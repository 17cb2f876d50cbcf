import { Injectable } from '@nestjs/common';
import type { Cursor } from '../../platform/database/cursor.js';
import type { TenantTx } from '../../platform/database/tenant-tx.js';
import { EVENT_COLUMNS, type EventRow } from './activity-row.js';

export interface ActivityQuery {
  viewerId: string;
  after?: Cursor;
  limit: number;
  /** Handle or id; a private teammate is found by nobody but themselves. */
  person?: string;
  agent?: string;
  repo?: string;
  kind?: string;
  from?: string;
  to?: string;
}

const JOINED = `
  from work_events e
  left join developers d on d.tenant_id = $2 and d.id = e.actor_developer_id
  left join developers about
    on e.subject_type = 'developer' and about.tenant_id = $2 and about.id = e.subject_id`;

/** That somebody looked at their own way of working is theirs alone until they share the report. */
const ownRunsOnly = (viewer: string): string =>
  `(e.subject_type is distinct from 'paxel' or e.type = 'paxel.shared'
    or e.actor_developer_id = ${viewer})`;

@Injectable()
export class ActivityRepository {
  async page(tx: TenantTx, query: ActivityQuery): Promise<EventRow[]> {
    const values: (string | number | Date)[] = [tx.workspaceId, tx.tenantId];
    const bind = (value: string | number | Date): string => `$${values.push(value)}`;
    const viewer = bind(query.viewerId);
    const where = ['e.workspace_id = $1', ownRunsOnly(viewer)];
    if (query.person) {
      const person = bind(query.person);
      where.push(`e.actor_developer_id = (
        select p.id from developers p
         where p.tenant_id = $2 and (p.handle = ${person} or p.id = ${person})
           and (p.visibility = 'public' or p.id = ${viewer}))`);
    }
    if (query.agent) where.push(`e.agent_type = ${bind(query.agent)}`);
    if (query.repo) {
      where.push(`e.payload_json ? 'repo' and e.payload_json ->> 'repo' = ${bind(query.repo)}`);
    }
    // Types are words with a dot behind the kind; the slash is the next character after the dot.
    if (query.kind) {
      where.push(`e.type >= ${bind(`${query.kind}.`)} and e.type < ${bind(`${query.kind}/`)}`);
    }
    if (query.from) where.push(`e.occurred_at >= ${bind(query.from)}::timestamptz`);
    if (query.to) where.push(`e.occurred_at < ${bind(query.to)}::timestamptz`);
    if (query.after) {
      const { at, id } = query.after;
      where.push(`(e.occurred_at, e.id) < (${bind(at)}::timestamptz, ${bind(id)})`);
    }
    return tx.query<EventRow>(
      `select ${EVENT_COLUMNS} ${JOINED}
        where ${where.join(' and ')}
        order by e.occurred_at desc, e.id desc
        limit ${bind(query.limit)}`,
      values,
    );
  }

  async ofSubject(tx: TenantTx, subjectId: string, limit: number): Promise<EventRow[]> {
    return tx.query<EventRow>(
      `select ${EVENT_COLUMNS} ${JOINED}
        where e.workspace_id = $1 and e.subject_id = $3
        order by e.occurred_at desc, e.id desc
        limit $4`,
      [tx.workspaceId, tx.tenantId, subjectId, limit],
    );
  }
}
