import { setTimeout as sleep } from 'node:timers/promises';
import { ACTIVITY } from '@covibe/contracts';
import { Activity } from '../../apps/server/src/features/activity/activity.service.js';
import { sessionHash } from '../../apps/server/src/platform/auth/local/local-sessions.js';
import { BrowserPerson } from '../support/browser-person.js';
import { ownerSql } from '../support/owner-sql.js';
import { type PlantedTenant, plantTenant } from '../support/planted-tenant.js';
import { type TestApp, testApp } from '../support/test-app.js';

const EVENTS = 2_500;

describe('a long export of the activity', () => {
  let server: TestApp;
  let acme: PlantedTenant;
  let ada: BrowserPerson;

  beforeAll(async () => {
    server = await testApp();
    acme = await plantTenant(server.database, { name: 'acme' });
    await ownerSql(
      server.database,
      `insert into work_events (workspace_id, occurred_at, id, type, actor_developer_id, actor_via)
       select $1, now() - make_interval(secs => n), 'evt_' || n, 'task.started', $2, 'agent'
         from generate_series(1, ${EVENTS}) n`,
      [acme.workspaceIds[0], acme.member.id],
    );
  });
  beforeEach(async () => {
    ada = await BrowserPerson.signedIn(server, acme.member.id);
  });
  afterAll(() => server.stop());

  const reader = () => ({
    tenantId: acme.id,
    workspaceId: acme.workspaceIds[0] ?? '',
    developerId: acme.member.id,
    role: 'member' as const,
    via: 'session' as const,
    credential: sessionHash(ada.cookies.get('covibe_session') ?? ''),
  });

  async function exported(afterFirst: () => Promise<unknown>): Promise<number> {
    let lines = 0;
    try {
      for await (const entry of server.app.get(Activity).everything(reader(), {})) {
        expect(entry.type).toBe('task.started');
        if ((lines += 1) === 1) await afterFirst();
      }
    } catch (fault) {
      expect(fault).toMatchObject({ status: 401 });
    }
    return lines;
  }

  it('holds every event', async () => {
    expect(await exported(() => sleep(0))).toBe(EVENTS);
    const csv = await ada.get(`${ACTIVITY.export.path}?format=csv`);
    expect(csv.body.trim().split('\r\n')).toHaveLength(EVENTS + 1);
  });

  it('breaks off when its reader signs out', async () => {
    const lines = await exported(() => ada.send('POST', '/api/session/sign-out', {}));
    expect(lines).toBe(1_000);
  });

  it('breaks off when its reader is removed from the workspace', async () => {
    const lines = await exported(() =>
      ownerSql(
        server.database,
        'delete from workspace_memberships where workspace_id = $1 and developer_id = $2',
        [acme.workspaceIds[0], acme.member.id],
      ),
    );
    expect(lines).toBe(1_000);
  });
});
