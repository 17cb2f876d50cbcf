import type { NoteReply } from '@covibe/contracts';
import type { AgentCaller } from '../support/agent-caller.js';
import { ownerSql } from '../support/owner-sql.js';
import type { PlantedTenant } from '../support/planted-tenant.js';
import type { TestApp } from '../support/test-app.js';
import { eventsOf, notesOf, startTask, twoAgents } from '../support/two-agents.js';

describe('a blocker that waits for somebody', () => {
  let server: TestApp;
  let acme: PlantedTenant;
  let ada: AgentCaller;
  let mel: AgentCaller;

  const block = (input: object) =>
    ada.call<{ note: NoteReply }>('covibe_note', {
      operation: 'blocker',
      title: 'No credentials',
      ...input,
    });

  beforeAll(async () => {
    ({ server, acme, ada, mel } = await twoAgents());
  });
  afterEach(() => ownerSql(server.database, 'delete from work_notes'));
  afterAll(() => server.stop());

  it.each(['mel', '@mel', 'their id'])('names a teammate by %s, who is told once', async (who) => {
    const waits_for_developer = who === 'their id' ? acme.member.id : who;
    const { data } = await block({ waits_for_developer, detail: 'For the staging database.' });
    expect(data?.note).toMatchObject({ waits_for: { handle: 'mel' }, open: true });
    expect(await notesOf(mel)).toEqual([
      {
        kind: 'blocker',
        text: expect.stringContaining(data?.note.id ?? '-') as string,
        quoted: expect.objectContaining({
          untrusted: true,
          text: 'No credentials\nFor the staging database.',
          author: 'ada',
        }) as object,
      },
    ]);
    expect(await notesOf(mel)).toEqual([]);
    expect(await notesOf(ada)).toEqual([]);
  });

  it('names a task, and its owner is told when that task is over', async () => {
    const waits_for_task_id = await startTask(mel, 'Make credentials');
    const { data } = await block({ waits_for_task_id });
    expect(data?.note.waits_for_task).toEqual({
      id: waits_for_task_id,
      title: 'Make credentials',
      status: 'active',
      untrusted: true,
    });
    expect(await notesOf(ada)).toEqual([]);
    await mel.task('complete', { task_id: waits_for_task_id });
    expect(await notesOf(ada)).toMatchObject([
      { kind: 'blocker_freed', text: expect.stringContaining(waits_for_task_id) as string },
    ]);
    expect(await notesOf(ada)).toEqual([]);
    expect(await eventsOf(server, data?.note.id)).toEqual(['note.blocker', 'note.blocker_freed']);
    const state = await mel.call<{ blockers: NoteReply[] }>('covibe_team', { operation: 'state' });
    expect(state.data?.blockers).toMatchObject([{ waits_for_task: { status: 'done' } }]);
  });

  it('tells nobody any more once it is resolved', async () => {
    const { data } = await block({ waits_for_developer: 'mel' });
    const note_id = data?.note.id;
    await ada.call('covibe_note', { operation: 'resolve_blocker', note_id });
    expect(await notesOf(mel)).toEqual([]);
  });

  it.each([
    ['nobody', { waits_for_developer: 'nobody' }, 'note/no_such_developer'],
    ['oneself', { waits_for_developer: 'ada' }, 'note/no_such_developer'],
    ['no task', { waits_for_task_id: 'task_x' }, 'note/no_awaited_task'],
  ])('does not wait for %s', async (_, input, code) => {
    expect((await block(input)).error).toMatchObject({ code, field: Object.keys(input)[0] });
  });

  it('answers for a private teammate as for nobody', async () => {
    const hide = (visibility: string) =>
      ownerSql(server.database, `update developers set visibility = $1 where handle = 'mel'`, [
        visibility,
      ]);
    await hide('private');
    const hidden = await block({ waits_for_developer: acme.member.id });
    const nobody = await block({ waits_for_developer: 'dev_01ARZ3NDEKTSV4RRFFQ69G5FAV' });
    expect({ ...hidden, request_id: '' }).toEqual({ ...nobody, request_id: '' });
    await hide('public');
  });
});
