import { createHash } from 'node:crypto';
import { DAY_MS, DAYS, type SeedPlace } from '../place.ts';
import { chance, type Chance } from '../random.ts';
import { seedId } from '../seed-id.ts';

const MACHINES = ['Laptop', 'Desktop', 'Build box', 'Old laptop', 'Travel laptop'] as const;
const TYPES = ['claude-code', 'codex', 'cursor', null] as const;

/**
 * Tokens of machines past and present, in every state that Settings shows, with the record of their
 * making and ending. Nobody holds the secrets: their hashes are of no token.
 */
export async function pastTokens(place: SeedPlace): Promise<void> {
  for (const developer of place.developers) {
    const count = Math.ceil(place.scale * 2);
    for (let nth = 1; nth <= count; nth += 1) await pastToken(place, developer.id, nth);
  }
}

async function pastToken(place: SeedPlace, developerId: string, nth: number): Promise<void> {
  const { client, tenantId, workspaceId, words, today } = place;
  const id = seedId('tok', ...words, developerId, String(nth));
  const dice = chance(id);
  const { created, expires, revoked, used } = life(dice, today);
  const { rowCount } = await client.query(
    `insert into mcp_tokens (workspace_id, id, tenant_id, developer_id, name, agent_type, token_hash,
                             last_four, created_at, expires_at, last_used_at, revoked_at,
                             revoked_by_developer_id)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)
     on conflict do nothing`,
    [
      ...[workspaceId, id, tenantId, developerId, dice.pick(MACHINES), dice.pick(TYPES)],
      ...[createHash('sha256').update(id).digest('hex'), id.slice(-4), created, expires, used],
      ...[revoked, revoked && developerId],
    ],
  );
  if (rowCount === 0) return;
  await note(place, { type: 'token.created', at: created, developerId, id });
  if (revoked) await note(place, { type: 'token.revoked', at: revoked, developerId, id });
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

async function note(
  { client, workspaceId, words }: SeedPlace,
  event: { type: string; at: Date; developerId: string; id: string },
): Promise<void> {
  await client.query(
    `insert into work_events (workspace_id, occurred_at, id, type, actor_developer_id, actor_via,
                              subject_type, subject_id)
     values ($1, $2, $3, $4, $5, 'session', 'token', $6)
     on conflict do nothing`,
    [
      ...[workspaceId, event.at, seedId('evt', ...words, event.type, event.id), event.type],
      ...[event.developerId, event.id],
    ],
  );
}
