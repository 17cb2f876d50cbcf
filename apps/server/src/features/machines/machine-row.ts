import {
  MACHINE_SILENT_MINUTES,
  type ConnectedMachine,
  type ConnectedRepo,
  type RepoState,
  type Visibility,
} from '@covibe/contracts';
import { shownTo } from '../members/index.js';
import { isNewer } from './newer-version.js';

export interface MachineRow {
  id: string;
  machine: string;
  companion_version: string;
  last_seen_at: Date;
  repos: { name: string; state: RepoState }[];
  owner_id: string;
  owner_name: string;
  owner_handle: string;
  owner_avatar_url: string | null;
  owner_visibility: Visibility;
}

interface Seen {
  viewerId: string;
  now: Date;
  /** The companion this server offers. */
  offered: string | null;
}

/** A machine as somebody may see it. */
export function machineReply(row: MachineRow, { viewerId, now, offered }: Seen): ConnectedMachine {
  const is_mine = row.owner_id === viewerId;
  const silentMs = now.getTime() - row.last_seen_at.getTime();
  const counted = (state: RepoState) => row.repos.filter((repo) => repo.state === state).length;
  return {
    id: row.id,
    machine: row.machine,
    owner: shownTo(viewerId, {
      id: row.owner_id,
      name: row.owner_name,
      handle: row.owner_handle,
      avatar_url: row.owner_avatar_url,
      visibility: row.owner_visibility,
    }),
    is_mine,
    companion_version: row.companion_version,
    update_available: offered !== null && isNewer(offered, row.companion_version),
    last_seen_at: row.last_seen_at.toISOString(),
    silent: silentMs > MACHINE_SILENT_MINUTES * 60_000,
    repos: row.repos.map((repo) => shownRepo(repo, is_mine)),
    synced: counted('synced'),
    pending: counted('pending'),
    excluded: counted('excluded'),
  };
}

/** What a developer keeps to themselves, an admin may count and not read. */
function shownRepo({ name, state }: MachineRow['repos'][number], isMine: boolean): ConnectedRepo {
  return { name: isMine || state === 'synced' ? name : null, state };
}
