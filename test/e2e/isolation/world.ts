import {
  mintToken,
  tokenHash,
} from '../../../apps/server/src/platform/auth/tokens/token-format.js';
import { PHOTO_PATH } from '@covibe/contracts';
import { newUserCode } from '../../../apps/server/src/features/setup-device/grant-codes.js';
import { sortableId } from '../../../apps/server/src/platform/clock/ids.js';
import type { ServerDatabase } from '../../support/server-database.js';
import { plantWork, type PlantedWork } from './world-work.js';

/** Stands in everything the other tenant has, so that one leaked byte of it is found. */
export const FOREIGN_CANARY = 'Zanzibar';
/** Stands in everything a private developer is known by. */
export const PRIVATE_CANARY = 'quillon';

export interface Placed {
  id: string;
  handle: string;
  /** A token of theirs in their first workspace. */
  token: string;
  tokenId: string;
  /** The machine that holds the token. */
  machineId: string;
  /** The same machine, as its companion reports it. */
  companionId: string;
  /** File name of their photo. */
  photo: string;
}

/**
 * A tenant with two workspaces: `admin` and `member` are in the first, with a private developer and
 * the admin also in the second, where `apart` is alone with the admin.
 */
export interface World {
  tenantId: string;
  tenantName: string;
  first: string;
  second: string;
  admin: Placed;
  member: Placed;
  hidden: Placed;
  apart: Placed;
  invitationId: string;
  /** Of a machine that nobody has approved yet. */
  userCode: string;
  /** Work in each workspace. */
  work: { first: PlantedWork; second: PlantedWork };
}

const id = (prefix: string) => `${prefix}_${sortableId(Date.now())}`;

export async function plantWorld(
  asOwner: ServerDatabase['asOwner'],
  canary: string,
): Promise<World> {
  const world = {
    tenantId: id('tenant'),
    tenantName: `${canary} Works`,
    first: id('ws'),
    second: id('ws'),
    invitationId: id('inv'),
    userCode: newUserCode(),
  };
  const { tenantId, first, second } = world;
  await asOwner('insert into tenants (id, name, slug) values ($1, $2, $3)', [
    tenantId,
    world.tenantName,
    canary.toLowerCase(),
  ]);
  const people = {
    admin: await plantPerson(asOwner, tenantId, { name: `${canary} Ada`, role: 'admin' }),
    member: await plantPerson(asOwner, tenantId, { name: `${canary} Mel` }),
    hidden: await plantPerson(asOwner, tenantId, {
      name: `${canary} ${PRIVATE_CANARY}`,
      hidden: true,
    }),
    apart: await plantPerson(asOwner, tenantId, { name: `${canary} Apa` }),
  };
  for (const workspaceId of [first, second]) {
    await asOwner(
      `insert into workspaces (tenant_id, id, name, slug, created_by_developer_id)
       values ($1, $2, $3, $4, $5)`,
      [
        tenantId,
        workspaceId,
        `${canary} Space`,
        workspaceId.slice(-20).toLowerCase(),
        people.admin,
      ],
    );
  }
  await asOwner(
    `insert into invitations (tenant_id, id, email, role, workspace_ids, invited_by_developer_id, expires_at)
     values ($1, $2, $3, 'member', array[$4], $5, now() + interval '7 days')`,
    [tenantId, world.invitationId, `${canary.toLowerCase()}-new@x.example`, first, people.admin],
  );
  await asOwner(
    `insert into setup_device_grants (id, device_code_hash, user_code, machine_name, agents,
                                      requested_from, created_at, expires_at, poll_seconds)
     values ($1, repeat(md5($1), 2), $2, 'a machine', '{codex}', '127.0.0.1', now(),
             now() + interval '10 minutes', 5)`,
    [id('grant'), world.userCode],
  );
  const join = (workspaceId: string, developerIds: string[]) =>
    asOwner(
      `insert into workspace_memberships (tenant_id, workspace_id, developer_id)
       select $1, $2, unnest($3::text[])`,
      [tenantId, workspaceId, developerIds],
    );
  await join(first, [people.admin, people.member, people.hidden]);
  await join(second, [people.admin, people.apart]);
  const token = (workspaceId: string, developerId: string) =>
    plantToken(asOwner, { tenantId, workspaceId, developerId });
  const work = (workspaceId: string, developerIds: string[]) =>
    plantWork(asOwner, { workspaceId, developerIds, canary });
  return {
    ...world,
    work: {
      first: await work(first, [people.admin, people.member, people.hidden]),
      second: await work(second, [people.apart, people.admin]),
    },
    admin: await token(first, people.admin),
    member: await token(first, people.member),
    hidden: await token(first, people.hidden),
    apart: await token(second, people.apart),
  };
}

async function plantPerson(
  asOwner: ServerDatabase['asOwner'],
  tenantId: string,
  { name, role = 'member', hidden = false }: { name: string; role?: string; hidden?: boolean },
): Promise<string> {
  const developerId = id('dev');
  const handle = name.toLowerCase().replace(' ', '-');
  await asOwner(
    `insert into developers (tenant_id, id, name, email, handle, visibility, avatar_url)
     values ($1, $2, $3, $4 || '@x.example', $4, $5, $6)`,
    [
      ...[tenantId, developerId, name, handle, hidden ? 'private' : 'public'],
      PHOTO_PATH + photoOf(developerId),
    ],
  );
  await asOwner(
    'insert into tenant_memberships (tenant_id, developer_id, role) values ($1, $2, $3)',
    [tenantId, developerId, role],
  );
  return developerId;
}

function photoOf(developerId: string): string {
  const name = developerId.toLowerCase().replace(/[^a-z2-7]/g, 'a');
  return `${name.slice(-26).padStart(32, 'b')}.webp`;
}

async function plantToken(
  asOwner: ServerDatabase['asOwner'],
  place: { tenantId: string; workspaceId: string; developerId: string },
): Promise<Placed> {
  const token = mintToken();
  const tokenId = id('tok');
  const machineId = id('grant');
  const companionId = id('mach');
  const { developerId } = place;
  const [row] = await asOwner<{ handle: string; name: string }>(
    'select handle, name from developers where id = $1',
    [developerId],
  );
  const { handle = '', name = '' } = row ?? {};
  const owner = [place.workspaceId, machineId, place.tenantId, developerId];
  await asOwner(
    `insert into setup_machines (workspace_id, id, tenant_id, developer_id, machine_name, agents,
                                 requested_from, approved_at, delivered_at)
     values ($1, $2, $3, $4, $5, '{codex}', '127.0.0.1', now(), now())`,
    [...owner, `${name} box`],
  );
  await asOwner(
    `insert into machines (workspace_id, id, developer_id, machine, companion_version, repos,
                           first_seen_at, last_seen_at)
     values ($1, $2, $3, $4 || ' box', '1.0.0',
             jsonb_build_array(jsonb_build_object('name', $4 || ' repo', 'state', 'pending')), now(),
             now())`,
    [place.workspaceId, companionId, developerId, name],
  );
  // Used just now: a use is written down once a minute and must not move the row under a test.
  await asOwner(
    `insert into mcp_tokens (workspace_id, grant_id, tenant_id, developer_id, id, token_hash,
                             last_four, expires_at, last_used_at)
     values ($1, $2, $3, $4, $5, $6, $7, now() + interval '9 days', now())`,
    [...owner, tokenId, tokenHash(token), token.slice(-4)],
  );
  const photo = photoOf(developerId);
  return { id: developerId, handle, token, tokenId, machineId, companionId, photo };
}

/** Everything a tenant has, as one text a table; `without` names tables that may move by themselves. */
export async function printOf(
  asOwner: ServerDatabase['asOwner'],
  world: World,
  without: readonly string[] = [],
): Promise<Record<string, string>> {
  const tables = await asOwner<{ name: string; owner: string }>(
    `select c.relname as name,
            (array_agg(a.attname::text order by a.attname desc)
               filter (where a.attname in ('workspace_id', 'tenant_id')))[1] as owner
       from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0
      where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p')
      group by c.relname`,
  );
  const print: Record<string, string> = {};
  for (const { name, owner } of tables) {
    const column = name === 'tenants' ? 'id' : owner;
    if (!column || without.includes(name)) continue;
    const owners = column === 'workspace_id' ? [world.first, world.second] : [world.tenantId];
    const rows = await asOwner<{ print: string | null }>(
      `select md5(string_agg(t::text, '|' order by t::text)) as print
         from ${name} t where ${column} = any($1)`,
      [owners],
    );
    print[name] = rows[0]?.print ?? 'empty';
  }
  return print;
}
