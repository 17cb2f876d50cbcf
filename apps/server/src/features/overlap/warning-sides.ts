import type { MatchReply, OverlapSide, PersonReply } from '@covibe/contracts';
import { shownTo } from '../members/index.js';
import type { StoredMatch } from './stored-match.js';
import type { OwnerRow, SideRow } from './warning-sides.repository.js';

/** What was found out about the sides of some warnings, shown to one reader. */
export class WarningSides {
  constructor(
    private readonly viewerId: string,
    private readonly sides: ReadonlyMap<string, SideRow>,
    private readonly people: ReadonlyMap<string, OwnerRow>,
  ) {}

  of(id: string): SideRow | undefined {
    return this.sides.get(id);
  }

  person(developerId: string): PersonReply {
    const person = this.people.get(developerId);
    if (!person) return { id: null, handle: 'unknown', name: 'Former teammate', avatar_url: null };
    return shownTo(this.viewerId, person);
  }

  match(stored: StoredMatch): MatchReply {
    const { text_hash: _, developer_id, escalated: __, ...match } = stored;
    const now = this.sides.get(stored.id);
    return {
      ...match,
      title: now?.title ?? stored.title,
      scope: now ? now.scope : stored.scope,
      repo: now ? now.repo : stored.repo,
      status: now?.status ?? stored.status,
      owner: this.person(now?.developer_id ?? developer_id).handle,
      updated_at: now?.updated_at.toISOString() ?? stored.updated_at,
    };
  }

  /** The other side as it is now; as it was found where it is gone. */
  other(stored: StoredMatch): OverlapSide {
    const now = this.sides.get(stored.id);
    if (now) return this.side(now);
    const { id, type, title, scope, repo, agent_type, status } = stored;
    return {
      ...EMPTY,
      id,
      type,
      title,
      scope,
      repo,
      agent_type,
      status: status === 'reserved' ? null : status,
      owner: this.person(stored.developer_id),
    };
  }

  side({ developer_id, updated_at: _, ...row }: SideRow): OverlapSide {
    const { id, type, title, description, scope, action, component, repo, branch } = row;
    const { paths, status, agent_type } = row;
    return {
      id: status === null ? null : id,
      type,
      title,
      description,
      scope,
      action,
      component,
      repo,
      branch,
      paths,
      status,
      owner: this.person(developer_id),
      agent_type,
    };
  }
}

export const EMPTY = {
  description: null,
  scope: null,
  action: null,
  component: null,
  repo: null,
  branch: null,
  paths: [] as string[],
  status: null,
  agent_type: null,
};
