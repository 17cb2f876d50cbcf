import type { Visibility } from '@covibe/contracts';

/** What a page may say about a developer. */
export interface Profile {
  id: string;
  name: string;
  handle: string;
  avatar_url: string | null;
  visibility: Visibility;
}

export interface ShownProfile {
  /** Null where the person is private: no address, link or filter leads to them. */
  id: string | null;
  name: string;
  handle: string;
  avatar_url: string | null;
}

const PRIVATE_TEAMMATE: ShownProfile = {
  id: null,
  name: 'Private teammate',
  handle: 'private',
  avatar_url: null,
};

/**
 * The one rule of private developers: peers learn that somebody is there, and nothing about who.
 * Everybody sees themselves. Account administration (Settings, Members) is the one exception, and
 * only for admins: it shows rows without asking this rule.
 */
export function shownTo(viewerId: string | undefined, person: Profile): ShownProfile {
  if (isHiddenFrom(viewerId, person)) return PRIVATE_TEAMMATE;
  const { id, name, handle, avatar_url } = person;
  return { id, name, handle, avatar_url };
}

/** Whoever asks for a hidden person by handle or id is answered as if there were none. */
export function isHiddenFrom(
  viewerId: string | undefined,
  person: Pick<Profile, 'id' | 'visibility'>,
): boolean {
  return person.visibility === 'private' && person.id !== viewerId;
}
