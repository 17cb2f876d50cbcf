import { WORKSTREAMS } from '@covibe/contracts';
import {
  PlannedWorkstreamReply,
  WorkstreamHistoryReply,
  WorkstreamReply,
} from '@covibe/contracts/dto';
import { BrowserPerson } from '../support/browser-person.js';
import { expectReply } from '../support/expect-reply.js';
import { type PlantedTenant, plantTenant } from '../support/planted-tenant.js';
import { type TestApp, testApp } from '../support/test-app.js';

const at = (path: string, id: string) => path.replace(':id', id);

describe('a workstream in the console', () => {
  let server: TestApp;
  let acme: PlantedTenant;
  let ada: BrowserPerson;
  let mel: BrowserPerson;

  beforeAll(async () => {
    server = await testApp();
    acme = await plantTenant(server.database, { name: 'acme' });
    ada = await BrowserPerson.signedIn(server, acme.admin.id);
    mel = await BrowserPerson.signedIn(server, acme.member.id);
  });
  afterAll(() => server.stop());

  const plan = async (body: object) => {
    const reply = await mel.send('POST', WORKSTREAMS.plan.path, body);
    return expectReply(PlannedWorkstreamReply, reply).workstream?.id ?? '';
  };
  const shown = async (id: string) =>
    expectReply(WorkstreamHistoryReply, await mel.get(at(WORKSTREAMS.show.path, id)));

  it('is edited by its owner, emptied fields included, and says so in its history', async () => {
    const id = await plan({ title: 'Search rewrite', scope: 'the index', repo: 'finder' });
    const edited = await mel.send('PATCH', at(WORKSTREAMS.edit.path, id), {
      title: 'Search that forgives typing errors',
      scope: null,
      priority: 'high',
    });
    expect(expectReply(WorkstreamReply, edited)).toMatchObject({
      title: 'Search that forgives typing errors',
      scope: null,
      repo: 'finder',
      priority: 'high',
    });
    const { events } = await shown(id);
    expect(events.map(({ type }) => type)).toEqual([
      'workstream.planned_updated',
      'workstream.planned',
    ]);
  });

  it('is left as it was by anybody else, an admin included', async () => {
    const id = await plan({ title: 'Nightly backups of the ledger' });
    const before = await shown(id);
    const reply = await ada.send('PATCH', at(WORKSTREAMS.edit.path, id), { title: 'Mine now' });
    expect(reply.statusCode).toBe(403);
    expect(await shown(id)).toEqual(before);
  });

  it('is edited once under one key, and not at all once it is over', async () => {
    const id = await plan({ title: 'Colours for people who see few of them' });
    const edit = { title: 'Colours for everybody', idempotency_key: 'edit-once' };
    for (let turn = 0; turn < 2; turn += 1) {
      const reply = await mel.send('PATCH', at(WORKSTREAMS.edit.path, id), edit);
      expect(reply.statusCode).toBe(200);
    }
    expect((await shown(id)).events).toHaveLength(2);
    await mel.send('POST', at(WORKSTREAMS.cancel.path, id), { reason: 'not needed' });
    const late = await mel.send('PATCH', at(WORKSTREAMS.edit.path, id), { title: 'Too late' });
    expect(late.statusCode).toBe(409);
  });

  it('names the field of an edit that cannot be', async () => {
    const id = await plan({ title: 'Release notes by themselves' });
    const reply = await mel.send('PATCH', at(WORKSTREAMS.edit.path, id), { title: '   ' });
    expect(reply.statusCode).toBe(400);
    expect(JSON.parse(reply.body)).toMatchObject({ field: 'title' });
  });
});
