import { createHash } from 'node:crypto';
import { DAY_MS, DAYS, type SeedPlace } from '../place.ts';
import { chance, type Chance } from '../random.ts';
import { seedId } from '../seed-id.ts';

const MACHINES = ['Laptop', 'Desktop', 'Build box', 'Old laptop', 'Travel laptop'] as const;
const TYPES = ['claude-code', 'codex', 'cursor', null] as const;

interface PastToken {
  id: string;
  owner: string;
  name: string;
  type: string | null;
  created: Date;
  expires: Date;
  used: Date;
  revoked: Date | null;
}

/**
 * Tokens of machines past and present, in every state that Settings shows, with the record of their
 * making and ending. Nobody holds the secrets: their hashes are of no token.
 */
export async function pastTokens(place: SeedPlace): Promise<void> {
  const each = Math.ceil(place.scale * 2);
  const tokens = place.developers.flatMap(({ id }) =>
    Array.from({ length: each }, (_, nth) => pastToken(place, id, nth + 1)),
  );
  const { client, tenantId, workspaceId } = place;
  const { rows } = await client.query<{ id: string }>(
    `insert into mcp_tokens (workspace_id, tenant_id, id, developer_id, name, agent_type, token_hash,
                             last_four, created_at, expires_at, last_used_at, revoked_at,
                             revoked_by_developer_id)
     select $1, $2, id, owner, name, type, hash, right(id, 4), created, expires, used, revoked,
            case when revoked is not null then owner end
       from unnest($3::text[], $4::text[], $5::text[], $6::text[], $7::text[], $8::timestamptz[],
                   $9::timestamptz[], $10::timestamptz[], $11::timestamptz[])
         as t (id, owner, name, type, hash, created, expires, used, revoked)
     on conflict do nothing returning id`,
    [
      workspaceId,
      tenantId,
      tokens.map(({ id }) => id),
      tokens.map(({ owner }) => owner),
      tokens.map(({ name }) => name),
      tokens.map(({ type }) => type),
      tokens.map(({ id }) => createHash('sha256').update(id).digest('hex')),
      tokens.map(({ created }) => created),
      tokens.map(({ expires }) => expires),
      tokens.map(({ used }) => used),
      tokens.map(({ revoked }) => revoked),
    ],
  );
  const written = new Set(rows.map(({ id }) => id));
  await record(
    place,
    tokens.filter(({ id }) => written.has(id)),
  );
}

function pastToken({ words, today }: SeedPlace, owner: string, nth: number): PastToken {
  const id = seedId('tok', ...words, owner, String(nth));
  const dice = chance(id);
  return { id, owner, name: dice.pick(MACHINES), type: dice.pick(TYPES), ...life(dice, today) };
}

/** Revoked, expired, about to expire, or good for months. */
function life(dice: Chance, today: Date) {
  const ago = (days: number) => new Date(today.getTime() - days * DAY_MS);
  const age = dice.between(3, DAYS - 1);
  const kind = dice.pick(['revoked', 'expired', 'expiring', 'active'] as const);
  const expires = {
    revoked: ago(age - 180),
    expired: ago(dice.between(1, age - 1)),
    expiring: ago(-dice.between(2, 12)),
    active: ago(age - 300),
  }[kind];
  const revoked = kind === 'revoked' ? ago(dice.between(1, age - 1)) : null;
  const last = Math.min(today.getTime(), expires.getTime(), revoked?.getTime() ?? Infinity);
  const created = ago(age);
  const used = new Date(created.getTime() + (last - created.getTime()) * dice.next());
  return { created, expires, revoked, used };
}

async function record(place: SeedPlace, tokens: readonly PastToken[]): Promise<void> {
  const events = tokens.flatMap(({ id, owner, created, revoked }) => [
    { type: 'token.created', at: created, id, owner },
    ...(revoked ? [{ type: 'token.revoked', at: revoked, id, owner }] : []),
  ]);
  await place.client.query(
    `insert into work_events (workspace_id, occurred_at, id, type, actor_developer_id, actor_via,
                              subject_type, subject_id)
     select $1, at, id, type, owner, 'session', 'token', subject
       from unnest($2::timestamptz[], $3::text[], $4::text[], $5::text[], $6::text[])
         as e (at, id, type, owner, subject)
     on conflict do nothing`,
    [
      place.workspaceId,
      events.map(({ at }) => at),
      events.map(({ type, id }) => seedId('evt', ...place.words, type, id)),
      events.map(({ type }) => type),
      events.map(({ owner }) => owner),
      events.map(({ id }) => id),
    ],
  );
}
