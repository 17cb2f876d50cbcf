import {
  isWellFormedToken,
  tokenHash,
} from '../../apps/server/src/platform/auth/tokens/token-format.js';
import { sessionHash } from '../../apps/server/src/platform/auth/local/local-sessions.js';
import { type ServerDatabase, serverDatabase } from '../../test/support/server-database.js';
import { seedToken } from './access.ts';
import { seed, type SeedReport } from './index.ts';

const SEEDED = [
  ...['tenants', 'developers', 'workspaces', 'workspace_memberships', 'work_events'],
  ...['overlap_warnings', 'scope_verdicts', 'claims', 'claim_waits', 'claim_conflicts', 'messages'],
  ...['machines', 'paxel_runs'],
];

describe('the development seed', () => {
  let server: ServerDatabase;
  let first: SeedReport[];

  beforeAll(async () => {
    server = await serverDatabase();
    first = await seed(server.database.appUrl);
  });
  afterAll(() => server.stop());

  const print = async () => {
    const rows = await Promise.all(
      SEEDED.map((table) =>
        server.asOwner(
          `select count(*), md5(string_agg(t::text, '|' order by t::text)) from ${table} t`,
        ),
      ),
    );
    return JSON.stringify(rows);
  };

  it('is two companies with three workspaces and eight developers, one of them private', () => {
    expect(first.map(({ slug }) => slug)).toEqual(['tidewater', 'juniper']);
    expect(first.flatMap(({ workspaces }) => workspaces)).toHaveLength(3);
    const developers = first.flatMap(({ developers }) => developers);
    expect(developers).toHaveLength(8);
    expect(developers.filter(({ visibility }) => visibility === 'private')).toHaveLength(1);
    for (const {
      developers: [leader],
    } of first) {
      expect(leader?.role).toBe('admin');
      expect(Object.keys(leader?.tokens ?? {})).toEqual(['claude-code', 'codex', 'cursor']);
    }
  });

  it('says what a script needs and nothing else', () => {
    expect(Object.keys(first[0] ?? {})).toEqual(['name', 'slug', 'workspaces', 'developers']);
    const [developer] = first[0]?.developers ?? [];
    expect(Object.keys(developer ?? {})).toEqual([
      'handle',
      'role',
      'visibility',
      'cookie',
      'tokens',
    ]);
  });

  it('gives tokens and cookies that open the doors', async () => {
    for (const { developers, workspaces } of first) {
      for (const { tokens, cookie, role } of developers) {
        for (const [type, token] of Object.entries(tokens)) {
          expect(await server.system.agentActor(tokenHash(token))).toMatchObject({
            agentType: type,
            role,
          });
        }
        const sent = new URLSearchParams(cookie.replaceAll('; ', '&'));
        const actor = await server.system.localActor({
          sessionHash: sessionHash(sent.get('covibe_session') ?? ''),
          tenantId: sent.get('covibe_tenant') ?? undefined,
          workspaceId: sent.get('covibe_workspace') ?? undefined,
        });
        expect(workspaces.map(({ id }) => id)).toContain(actor?.workspaceId);
      }
    }
  });

  it('keeps its rows when run again and gives new keys', async () => {
    const before = await print();
    const again = await seed(server.database.appUrl);
    expect(await print()).toBe(before);
    const keys = (reports: SeedReport[]) =>
      reports.flatMap(({ developers }) =>
        developers.flatMap(({ cookie, tokens }) => [cookie, ...Object.values(tokens)]),
      );
    expect(keys(again).filter((key) => keys(first).includes(key))).toEqual([]);
    const names = (reports: SeedReport[]) =>
      JSON.stringify(reports, (key, value: unknown) =>
        key === 'cookie' || key === 'tokens' ? undefined : value,
      );
    expect(names(again)).toBe(names(first));
  });

  it('has tokens in every state, spread over its days, and grows with the scale', async () => {
    const states = () =>
      server.asOwner<{ state: string; n: number; from: Date }>(
        `select case when revoked_at is not null then 'revoked' when expires_at <= now() then 'expired'
                     when expires_at < now() + interval '14 days' then 'expiring' else 'active' end as state,
                count(*)::int as n, min(created_at) as from
           from mcp_tokens where name <> 'Development seed' group by 1 order by 1`,
      );
    const small = await states();
    expect(small.map(({ state }) => state)).toEqual(['active', 'expired', 'expiring', 'revoked']);
    await seed(server.database.appUrl, { scale: 2 });
    const large = await states();
    const all = (rows: { n: number }[]) => rows.reduce((sum, { n }) => sum + n, 0);
    expect(all(large)).toBe(2 * all(small));
    expect(Math.min(...large.map(({ from }) => from.getTime()))).toBeLessThan(
      Date.now() - 90 * 86_400_000,
    );
  });

  it('makes tokens as the server does', () => {
    for (let count = 0; count < 500; count += 1) expect(isWellFormedToken(seedToken())).toBe(true);
  });
});
