import { PAXEL } from '@covibe/contracts';
import {
  PaxelActionReply,
  PaxelOverviewReply,
  PaxelRunnerReply,
  type PaxelRunReply,
} from '@covibe/contracts/dto';
import { BrowserPerson } from '../support/browser-person.js';
import { expectReply } from '../support/expect-reply.js';
import { type PlantedTenant, plantTenant, plantToken } from '../support/planted-tenant.js';
import { type ServerDatabase, serverDatabase } from '../support/server-database.js';
import { type TestApp, testApp } from '../support/test-app.js';

const REPORT = 'https://paxel.ycombinator.com/r/abc';

describe('Paxel runs', () => {
  let server: TestApp;
  let database: ServerDatabase;
  let acme: PlantedTenant;
  let mel: BrowserPerson;
  let ada: BrowserPerson;
  let token: string;
  let tenants = 0;

  beforeAll(async () => {
    server = await testApp();
    database = await serverDatabase({ database: server.database });
  });
  beforeEach(async () => {
    tenants += 1;
    acme = await plantTenant(server.database, { name: `acme-${tenants}` });
    mel = await BrowserPerson.signedIn(server, acme.member.id);
    ada = await BrowserPerson.signedIn(server, acme.admin.id);
    token = await tokenOf(acme.member.id);
  });
  afterAll(async () => {
    await database.stop();
    await server.stop();
  });

  const tokenOf = async (developerId: string) => {
    const [workspaceId = ''] = acme.workspaceIds;
    const owner = { tenantId: acme.id, workspaceId, developerId };
    return (await plantToken(server.database, owner)).token;
  };
  const act = (person: BrowserPerson, body: object) => person.send('POST', PAXEL.act.path, body);
  const runner = (body: object, { as = token } = {}) =>
    server.inject({
      method: 'POST',
      url: PAXEL.runner.path,
      headers: { 'content-type': 'application/json', authorization: `Bearer ${as}` },
      payload: JSON.stringify(body),
    });
  const overview = async (person: BrowserPerson, handle?: string) =>
    expectReply(
      PaxelOverviewReply,
      await person.get(`${PAXEL.overview.path}${handle ? `?developer=${handle}` : ''}`),
    );
  const claimed = async (body: object = {}) => {
    return expectReply(PaxelRunnerReply, await runner({ operation: 'claim', ...body }));
  };
  const running = async (): Promise<PaxelRunReply> => {
    const { run } = await claimed({ create: true });
    if (!run) throw new Error('no run was made');
    return run;
  };
  const complete = (run: PaxelRunReply, said: object) =>
    runner({ operation: 'complete', run_id: run.id, ...said });
  const events = async (type: string) =>
    database.asOwner<{ payload_json: object }>(
      'select payload_json from work_events where workspace_id = $1 and type = $2',
      [acme.workspaceIds[0], type],
    );

  it('are asked for in the console, taken by the companion and end on the profile', async () => {
    const asked = expectReply(
      PaxelActionReply,
      await act(mel, { action: 'request', run_type: 'all-repo', project: 'acme', no_sentry: true }),
    );
    expect(asked.run).toMatchObject({
      status: 'requested',
      run_type: 'all-repo',
      no_repo: true,
      no_sentry: true,
      requested_by: 'ui',
    });

    const { run, ignored } = await claimed({ project: 'other', since: '2026-01-01' });
    expect(run).toMatchObject({ id: asked.run?.id, status: 'running', project: 'acme' });
    expect(ignored).toEqual(['--project', '--since']);

    const reply = await complete(run!, {
      status: 'completed',
      report_url: REPORT,
      report_token: 'rt_1',
      output_reference: 'exit:0 container:0123456789ab',
    });
    expect(reply.statusCode).toBe(200);
    const shown = await overview(mel);
    expect(shown.active).toBeNull();
    expect(shown.runs[0]).toMatchObject({
      status: 'completed',
      report_url: REPORT,
      report_token: 'rt_1',
    });
    expect(shown.pollIntervalMs).toBeGreaterThan(0);
    expect(await events('paxel.completed')).toEqual([{ payload_json: { run_type: 'all-repo' } }]);
  });

  it('are one at a time for a developer: a second request is refused (409)', async () => {
    await act(mel, { action: 'request' });
    const again = await act(mel, { action: 'request' });
    expect(again.statusCode).toBe(409);
    expect(again.json()).toMatchObject({ code: 'paxel/active' });
    expect((await runner({ operation: 'claim', create: true })).statusCode).toBe(409);
    expect((await act(ada, { action: 'request' })).statusCode).toBe(200);
  });

  it('answer nothing where nothing waits', async () => {
    expect(await claimed()).toEqual({ run: null, ignored: [] });
  });

  it.each([
    ['not a host', 'https://evil.example/r'],
    ['user name', 'https://me:pw@paxel.ycombinator.com/r'],
    ['longer', `${REPORT}/${'a'.repeat(5_000)}`],
    ['characters', `${REPORT}\r\nX: y`],
  ])('fail and say why when the address of the report is refused: %s', async (why, report_url) => {
    const run = await running();
    const reply = await complete(run, { status: 'completed', report_url, report_token: 'rt' });
    expect(reply.statusCode).toBe(200);
    const [ended] = (await overview(mel)).runs;
    expect(ended).toMatchObject({ status: 'failed', report_url: null, report_token: null });
    expect(ended?.error).toContain(why);
  });

  it('keep an error masked and clipped', async () => {
    const run = await running();
    const error = `at ${'/home'}${'/mel'}/x: cv_${'A'.repeat(36)}`;
    await complete(run, { status: 'failed', error });
    const [ended] = (await overview(mel)).runs;
    expect(ended).toMatchObject({ status: 'failed', error: 'at ~/x: cv_…AAAA' });
  });

  it('take the same ending twice, and no other one after it (409)', async () => {
    const run = await running();
    const said = { status: 'failed', error: 'exit 3' };
    expect((await complete(run, said)).statusCode).toBe(200);
    expect((await complete(run, said)).statusCode).toBe(200);
    expect((await complete(run, { status: 'completed' })).statusCode).toBe(409);
    expect(await events('paxel.failed')).toHaveLength(1);
  });

  it('that were cancelled meanwhile are not completed (409)', async () => {
    const run = await running();
    expect((await act(mel, { action: 'cancel', run_id: run.id })).statusCode).toBe(200);
    const late = await complete(run, { status: 'completed', report_url: REPORT });
    expect(late.statusCode).toBe(409);
    expect(late.json()).toMatchObject({ code: 'paxel/not_running' });
    expect((await overview(mel)).runs[0]).toMatchObject({ status: 'cancelled', report_url: null });
    expect((await act(mel, { action: 'cancel', run_id: run.id })).statusCode).toBe(409);
  });

  it('of somebody else are completed, cancelled and shared by nobody else', async () => {
    const run = await running();
    const adas = await tokenOf(acme.admin.id);
    const foreign = { operation: 'complete', run_id: run.id, status: 'failed' };
    expect((await runner(foreign, { as: adas })).statusCode).toBe(404);
    expect((await act(ada, { action: 'cancel', run_id: run.id })).statusCode).toBe(404);
    const share = { action: 'set_visibility', run_id: run.id, tenant_visible: true };
    expect((await act(ada, share)).statusCode).toBe(404);
    expect((await overview(mel)).active).toMatchObject({ id: run.id, status: 'running' });
  });

  it('that stand still for two hours are abandoned, and a late completion is refused', async () => {
    const run = await running();
    await database.asOwner(
      `update paxel_runs set started_at = now() - interval '2 hours 1 second' where id = $1`,
      [run.id],
    );
    const [ended] = (await overview(mel)).runs;
    expect(ended).toMatchObject({ status: 'failed', error: 'abandoned by companion' });
    expect(await events('paxel_run_abandoned')).toHaveLength(1);
    expect((await complete(run, { status: 'completed', report_url: REPORT })).statusCode).toBe(409);
    expect((await claimed({ create: true })).run).toMatchObject({ status: 'running' });
  });

  it('are private until their owner shares the report, then read by teammates', async () => {
    const run = await running();
    const share = { action: 'set_visibility', run_id: run.id, tenant_visible: true };
    expect((await act(mel, share)).statusCode).toBe(409);
    await complete(run, { status: 'completed', report_url: REPORT, report_token: 'rt' });
    expect(await overview(ada, 'mel')).toMatchObject({ is_mine: false, active: null, runs: [] });

    expect((await act(mel, share)).statusCode).toBe(200);
    expect((await overview(ada, 'mel')).runs[0]).toMatchObject({ report_url: REPORT });
    await act(mel, { ...share, tenant_visible: false });
    expect((await overview(ada, 'mel')).runs).toEqual([]);
  });

  it('of a private developer are a 404 for peers, shared or not', async () => {
    const run = await running();
    await complete(run, { status: 'completed', report_url: REPORT });
    await act(mel, { action: 'set_visibility', run_id: run.id, tenant_visible: true });
    await database.asOwner(`update developers set visibility = 'private' where id = $1`, [
      acme.member.id,
    ]);
    const hidden = await ada.get(`${PAXEL.overview.path}?developer=mel`);
    const unknown = await ada.get(`${PAXEL.overview.path}?developer=nobody-at-all`);
    expect(hidden.statusCode).toBe(404);
    expect({ ...hidden.json(), request_id: '' }).toEqual({ ...unknown.json(), request_id: '' });
    expect(await overview(mel, 'mel')).toMatchObject({ is_mine: true });
  });

  it('are switched off and on by admins only, and off means off everywhere', async () => {
    const run = await running();
    const off = { action: 'set_enabled', enabled: false };
    expect((await act(mel, off)).statusCode).toBe(403);
    expect(expectReply(PaxelActionReply, await act(ada, off)).enabled).toBe(false);
    const refused = [
      await act(mel, { action: 'request' }),
      await act(mel, { action: 'set_visibility', run_id: run.id, tenant_visible: true }),
      await runner({ operation: 'claim' }),
      await runner({ operation: 'claim', create: true }),
      await complete(run, { status: 'completed' }),
    ];
    expect(refused.map((reply) => [reply.statusCode, reply.json<{ code: string }>().code])).toEqual(
      refused.map(() => [403, 'paxel/disabled']),
    );
    expect(await overview(mel)).toMatchObject({ enabled: false, may_set_enabled: false });
    await act(ada, { action: 'set_enabled', enabled: true });
    expect((await complete(run, { status: 'completed' })).statusCode).toBe(200);
  });

  it('are off by default at the central site, and where the operator says so', async () => {
    for (const env of [
      { COVIBE_HOSTED_URL: 'https://co-vibe.dev' },
      { COVIBE_PAXEL_ENABLED: '0' },
    ] as Record<string, string>[]) {
      const other = await testApp({ database: server.database, env });
      const person = await BrowserPerson.signedIn(other, acme.member.id);
      expect((await overview(person)).enabled).toBe(false);
      await other.app.close();
    }
    expect((await overview(mel)).enabled).toBe(true);
  });

  it.each([
    [
      { operation: 'complete', run_id: 'x', status: 'completed', transcript: 'secret' },
      'transcript',
    ],
    [{ operation: 'complete', run_id: 'x', status: 'done' }, 'status'],
    [{ operation: 'claim', project: '--privileged' }, 'project'],
    [{ operation: 'claim', since: 'yesterday' }, 'since'],
    [{ operation: 'claim', create: true, since: '2026-02-31' }, 'since'],
    [
      { operation: 'complete', run_id: 'x', status: 'failed', output_reference: 'all output' },
      'output',
    ],
    [{ operation: 'steal' }, 'operation'],
  ])('take nothing they do not know: %j', async (body, field) => {
    const reply = await runner(body);
    expect(reply.statusCode).toBe(400);
    expect(reply.json<{ field: string }>().field).toContain(field);
  });

  it('are asked about by nobody else in Activity', async () => {
    await running();
    const seen = (person: BrowserPerson) => person.get('/api/activity');
    expect((await seen(mel)).body).toContain('paxel.started');
    expect((await seen(ada)).body).not.toContain('paxel.started');
  });
});
