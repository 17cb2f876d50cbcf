import { createHash, randomBytes, randomInt } from 'node:crypto';
import { crc32 } from 'node:zlib';
import type pg from 'pg';
import type { SeededTenant } from './control-plane.ts';
import { DAY_MS, inside } from './place.ts';
import { TaskFault } from '../task.ts';

const AGENT_TYPES = ['claude-code', 'codex', 'cursor'] as const;
const NAME = 'Development seed';
const ALPHABET = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
const SESSION_DAYS = 30;
const TOKEN_DAYS = 90;

export interface Access {
  /** A whole Cookie header. */
  cookie: string;
  /** By agent type. */
  tokens: Record<string, string>;
}

/**
 * Fresh keys for a developer: every run hands out new ones, and tokens of runs older than a day are
 * revoked, so that they do not pile up. The first developer of a tenant has a token of each type.
 */
export async function giveAccess(
  client: pg.Client,
  tenant: SeededTenant,
  { developer, https }: { developer: SeededTenant['developers'][number]; https: boolean },
): Promise<Access> {
  const place = tenant.developers.indexOf(developer);
  const workspace = tenant.workspaces.find(({ members }) => members.includes(developer.handle));
  if (!workspace) throw new TaskFault(`${developer.handle} is in no workspace of the seed.`);
  const workspaceId = workspace.id;
  const types = AGENT_TYPES.filter((_, index) => place === 0 || index === place % 3 || index === 0);
  const cookie = await inside(client, { tenantId: tenant.id, workspaceId }, async () => {
    await client.query(
      `update mcp_tokens set revoked_at = now(), revoked_by_developer_id = $2
        where workspace_id = $1 and developer_id = $2 and name = $3 and revoked_at is null
          and created_at < now() - interval '1 day'`,
      [workspaceId, developer.id, NAME],
    );
    return session(client, tenant, { developerId: developer.id, workspaceId, https });
  });
  const tokens: Record<string, string> = {};
  for (const type of types) {
    tokens[type] = await inside(client, { tenantId: tenant.id, workspaceId }, () =>
      token(client, tenant, { developerId: developer.id, workspaceId, type }),
    );
  }
  return { cookie, tokens };
}

async function session(
  client: pg.Client,
  tenant: SeededTenant,
  who: { developerId: string; workspaceId: string; https: boolean },
): Promise<string> {
  const key = randomBytes(32).toString('base64url');
  await client.query(
    `insert into local_sessions (tenant_id, key_hash, developer_id, expires_at)
     values ($1, $2, $3, now() + make_interval(days => $4))`,
    [tenant.id, hash(key), who.developerId, SESSION_DAYS],
  );
  const prefix = who.https ? '__Host-' : '';
  return [
    `${prefix}covibe_session=${key}`,
    `${prefix}covibe_tenant=${tenant.id}`,
    `${prefix}covibe_workspace=${who.workspaceId}`,
  ].join('; ');
}

async function token(
  client: pg.Client,
  tenant: SeededTenant,
  { developerId, workspaceId, type }: { developerId: string; workspaceId: string; type: string },
): Promise<string> {
  const made = seedToken();
  await client.query(
    `insert into mcp_tokens (workspace_id, id, tenant_id, developer_id, name, agent_type, token_hash,
                             last_four, created_at, expires_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, now(), $9)`,
    [
      ...[workspaceId, `tok_${randomLetters(26)}`, tenant.id, developerId, NAME, type, hash(made)],
      ...[made.slice(-4), new Date(Date.now() + TOKEN_DAYS * DAY_MS)],
    ],
  );
  return made;
}

/** The server's own format; its spec holds the two together. */
export function seedToken(): string {
  let body = 'cv_';
  for (let place = 0; place < 30; place += 1) body += ALPHABET.charAt(randomInt(ALPHABET.length));
  let check = '';
  for (let rest = crc32(body), place = 0; place < 6; place += 1) {
    check = ALPHABET.charAt(rest % 62) + check;
    rest = Math.floor(rest / 62);
  }
  return body + check;
}

function randomLetters(count: number): string {
  const letters = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
  return [...randomBytes(count)].map((byte) => letters[byte % letters.length]).join('');
}

function hash(secret: string): string {
  return createHash('sha256').update(secret).digest('hex');
}
