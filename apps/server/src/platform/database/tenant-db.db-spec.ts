import {
  seedTenant,
  serverDatabase,
  type ServerDatabase,
} from '../../../../../test/support/server-database.js';
import type { Actor } from '../auth/actor.js';
import { sqlState } from '../errors/database-fault.js';
import type { TenantTx } from './tenant-tx.js';

const POOL = 3;
const WRITE = `insert into work_events (workspace_id, id, type, actor_via) values ($1, $2, 'task.started', 'system')`;
const READ = 'select distinct workspace_id from work_events';

describe('a tenant transaction', () => {
  let server: ServerDatabase;
  let ours: Actor;
  let theirs: Actor;

  beforeAll(async () => {
    server = await serverDatabase({ poolSize: POOL });
    ours = await seedTenant(server.asOwner, 'ours');
    theirs = await seedTenant(server.asOwner, 'theirs');
    for (const who of [ours, theirs]) await write(who, `first-${who.workspaceId}`);
  });
  afterAll(() => server.stop());

  const write = (who: Actor, id: string) =>
    server.tenants.within(who, (tx) => tx.run(WRITE, [who.workspaceId, id]));

  it('never sees another tenant in 2,000 interleaved uses of few connections', async () => {
    let leaks = 0;
    const use = async (turn: number) => {
      const who = turn % 2 === 0 ? ours : theirs;
      const outcome = server.tenants.within(who, async (tx) => {
        const rows = await tx.query<{ workspace_id: string }>(READ);
        if (rows.length !== 1 || rows[0]?.workspace_id !== who.workspaceId) leaks += 1;
        if (turn % 7 === 0) throw new Error('this one gives up');
        if (turn % 11 === 0) await tx.query('select 1 / 0');
      });
      await outcome.catch(() => undefined);
    };
    let turn = 0;
    const worker = async () => {
      while (turn < 2_000) await use((turn += 1));
    };
    await Promise.all(Array.from({ length: POOL * 4 }, worker));
    expect(leaks).toBe(0);
    expect(await server.connections.query(READ)).toEqual([]);
  });

  it('sees nothing where no tenant was named, and leaves no tenant behind', async () => {
    await server.tenants.within(ours, (tx) => tx.query(READ));
    for (let each = 0; each < POOL * 2; each += 1) {
      expect(await server.connections.query(READ)).toEqual([]);
      expect(
        await server.connections.query(
          `select coalesce(current_setting('app.workspace_id', true), '') as left_behind`,
        ),
      ).toEqual([{ left_behind: '' }]);
    }
  });

  it('refuses to write into another workspace', async () => {
    const crossing = server.tenants.within(ours, (tx) =>
      tx.run(WRITE, [theirs.workspaceId, 'smuggled']),
    );
    expect(sqlState(await crossing.catch((fault: unknown) => fault))).toBe('42501');
  });

  it('changes nothing of another workspace, even when it names it', async () => {
    const touched = await server.tenants.within(ours, (tx) =>
      tx.run('delete from work_events where workspace_id = $1', [theirs.workspaceId]),
    );
    expect(touched).toBe(0);
    expect(await server.tenants.within(theirs, (tx) => tx.query(READ))).toHaveLength(1);
  });

  it('cannot point from its rows at rows of another tenant', async () => {
    const crossing = server.tenants.within(ours, (tx) =>
      tx.run(
        `insert into workspaces (tenant_id, id, name, slug, created_by_developer_id)
         values ($1, 'ws_crossing', 'x', 'x', $2)`,
        [ours.tenantId, theirs.developerId],
      ),
    );
    expect(sqlState(await crossing.catch((fault: unknown) => fault))).toBe('23503');
  });

  it('takes everything back when the work throws', async () => {
    const failing = server.tenants.within(ours, async (tx) => {
      await tx.run(WRITE, [ours.workspaceId, 'taken-back']);
      throw new Error('changed my mind');
    });
    await expect(failing).rejects.toThrow('changed my mind');
    expect(await idsOf(ours)).not.toContain('taken-back');
  });

  it('does not report success when a hidden fault undid the work', async () => {
    const hiding = server.tenants.within(ours, async (tx) => {
      await tx.run(WRITE, [ours.workspaceId, 'undone']);
      await tx.query('select 1 / 0').catch(() => undefined);
    });
    await expect(hiding).rejects.toThrow(/nothing was written/);
    expect(await idsOf(ours)).not.toContain('undone');
  });

  it('says why when a statement that nobody waited for fails, and writes nothing', async () => {
    const smuggling = (last: (tx: TenantTx) => Promise<unknown>) =>
      server.tenants.within(ours, async (tx) => {
        tx.write(WRITE, [ours.workspaceId, 'beside-smuggled']);
        tx.write(WRITE, [theirs.workspaceId, 'smuggled']);
        await last(tx);
      });
    const nothingMore = smuggling(() => Promise.resolve());
    expect(sqlState(await nothingMore.catch((fault: unknown) => fault))).toBe('42501');
    const another = smuggling((tx) => tx.query(READ));
    expect(sqlState(await another.catch((fault: unknown) => fault))).toBe('42501');
    expect(await idsOf(ours)).not.toContain('beside-smuggled');
  });

  it('that asks all at once keeps what it wrote, and answers nothing more', async () => {
    let later: unknown;
    const seen = await server.tenants.atOnce(ours, async (tx) => {
      tx.write(WRITE, [ours.workspaceId, 'at-once']);
      const rows = await tx.query(READ);
      later = await tx.query(READ).catch((fault: Error) => fault.message);
      return rows;
    });
    expect(seen).toEqual([{ workspace_id: ours.workspaceId }]);
    expect(later).toBe('this transaction is over');
    expect(await idsOf(ours)).toContain('at-once');
  });

  it('that asks all at once keeps nothing where one part fails', async () => {
    const failing = server.tenants.atOnce(ours, async (tx) => {
      tx.write(WRITE, [ours.workspaceId, 'half']);
      return tx.query(WRITE, [theirs.workspaceId, 'smuggled']);
    });
    expect(sqlState(await failing.catch((fault: unknown) => fault))).toBe('42501');
    expect(await idsOf(ours)).not.toContain('half');
  });

  it('answers nothing to whoever kept it after its end', async () => {
    let kept: TenantTx | undefined;
    await server.tenants.within(ours, (tx) => {
      kept = tx;
      return Promise.resolve();
    });
    await expect(kept?.query(READ)).rejects.toThrow('this transaction is over');
  });

  it('has no workspace where only the tenant was named', async () => {
    const { tenantId } = ours;
    await server.tenants.within({ tenantId }, async (tx) => {
      expect(() => tx.workspaceId).toThrow('no workspace');
      expect(await tx.query('select id from workspaces')).toEqual([{ id: ours.workspaceId }]);
      expect(await tx.query(READ)).toEqual([]);
    });
  });

  async function idsOf(who: Actor): Promise<string[]> {
    const rows = await server.tenants.within(who, (tx) =>
      tx.query<{ id: string }>('select id from work_events'),
    );
    return rows.map((row) => row.id);
  }
});
