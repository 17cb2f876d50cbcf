import { ACTIVITY, TASKS, TEAM, WORKSTREAMS } from '@covibe/contracts';
import { StateReply, TasksReply } from '@covibe/contracts/dto';
import { BrowserPerson } from '../support/browser-person.js';
import { expectReply } from '../support/expect-reply.js';
import { ownerSql } from '../support/owner-sql.js';
import { type PlantedTenant, plantTenant } from '../support/planted-tenant.js';
import { type TestApp, testApp } from '../support/test-app.js';

const MOST_BYTES = 1_000_000;
const TASKS_PLANTED = 80;

/** Work that fills every field as far as its limits let it. */
const WORDY_WORK = `
  with stream as (
    insert into workstreams (workspace_id, id, developer_id, title, title_key, description, scope,
                             status, created_at, updated_at)
    select $1, 'stream_' || lpad(n::text, 26, '0'), $2, repeat('w', 200), 'w', repeat('d', 2000),
           repeat('s', 500), 'active', now(), date_trunc('milliseconds', now())
      from generate_series(1, 200) as n returning id)
  insert into tasks (workspace_id, id, workstream_id, developer_id, title, title_key, description,
                     scope, paths, status, created_at, updated_at)
  select $1, 'task_' || lpad(n::text, 26, '0'), (select min(id) from stream), $2, repeat('t', 200),
         't', repeat('d', 2000), repeat('s', 500),
         array(select repeat('p', 390) || p from generate_series(1, 200) as p),
         (array['active', 'blocked', 'planned', 'done'])[n % 4 + 1], now(), date_trunc('milliseconds', now())
    from generate_series(1, ${TASKS_PLANTED}) as n`;

describe('an answer about much work', () => {
  let server: TestApp;
  let acme: PlantedTenant;
  let mel: BrowserPerson;

  beforeAll(async () => {
    server = await testApp();
    acme = await plantTenant(server.database, { name: 'acme' });
    mel = await BrowserPerson.signedIn(server, acme.member.id);
    await ownerSql(server.database, WORDY_WORK, [acme.workspaceIds[0], acme.member.id]);
  });
  afterAll(() => server.stop());

  it.each([TEAM.state.path, TASKS.list.path, WORKSTREAMS.list.path, ACTIVITY.list.path])(
    'stays below a megabyte, however long the texts in it are: %s',
    async (path) => {
      const reply = await mel.get(`${path}?limit=200`);
      expect(reply.statusCode).toBe(200);
      expect(Buffer.byteLength(reply.body)).toBeLessThan(MOST_BYTES);
    },
  );

  it('leaves nothing out: shorter pages lead on to all of it', async () => {
    const seen: string[] = [];
    let cursor = '';
    do {
      const page = await mel.get(`${TASKS.list.path}?limit=200${cursor}`);
      const { tasks, next_cursor } = expectReply(TasksReply, page);
      seen.push(...tasks.map(({ id }) => id));
      cursor = next_cursor === null ? '' : `&cursor=${next_cursor}`;
    } while (cursor !== '');
    expect(new Set(seen).size).toBe(seen.length);
    expect(seen).toHaveLength((TASKS_PLANTED * 3) / 4);
  });

  it('says of the team at a glance how much it leaves out', async () => {
    const state = expectReply(StateReply, await mel.get(TEAM.state.path));
    expect(state.active.length).toBeGreaterThan(0);
    expect(state.task_counts.active).toBe(TASKS_PLANTED / 4);
  });
});
