import { Component, inject } from '@angular/core';
import { TestBed, type ComponentFixture } from '@angular/core/testing';
import { MEMBERS, TASKS, WORKSTREAMS, type MemberReply } from '@covibe/contracts';
import { ADA } from '../../../core/session/session.sample.js';
import { Dialogs } from '../../../ui/dialog/dialogs.js';
import { expectAccessible } from '../../../ui/testing/accessible.js';
import { FakeServer } from '../../../../testing/fake-server.js';
import { FakeLocation, NO_STREAM, signIn } from '../../../../testing/signed-in.js';
import { GRACE, task, workstream } from '../work.sample.js';
import { CancelWork, type Cancellation } from './cancel-work.js';
import { EditTaskDialog } from './edit-task.js';
import { EditWorkstreamDialog } from './edit-workstream.js';
import { ReassignTaskDialog } from './reassign-task.js';

@Component({ template: '' })
class Page {
  readonly dialogs = inject(Dialogs);
}

const member = (handle: string, more: Partial<MemberReply> = {}): MemberReply => ({
  id: `dev_${handle}`,
  name: handle,
  handle,
  email: null,
  avatar_url: null,
  visibility: 'public',
  role: 'member',
  is_me: false,
  workspace_ids: [ADA.workspace.id],
  joined_at: '2026-01-05T10:00:00.000Z',
  ...more,
});

describe('changing work', () => {
  let server: FakeServer;
  let fixture: ComponentFixture<Page>;
  let closed: Promise<boolean | undefined>;
  const dialog = () => document.querySelector<HTMLElement>('cv-dialog')!;
  const settle = async () => {
    for (let turn = 0; turn < 4; turn++) await fixture.whenStable();
  };
  const press = async (words: string) => {
    const all = [...dialog().querySelectorAll('button')];
    all.find(({ textContent }) => textContent.trim() === words)!.click();
    await settle();
  };
  const fill = async (selector: string, text: string) => {
    const box = dialog().querySelector<HTMLInputElement>(selector)!;
    box.value = text;
    for (const type of ['input', 'change']) box.dispatchEvent(new Event(type, { bubbles: true }));
    await settle();
  };

  beforeEach(async () => {
    server = new FakeServer();
    TestBed.configureTestingModule({
      providers: [server.provider, new FakeLocation().provider, NO_STREAM],
    });
    server.answer(WORKSTREAMS.list, { workstreams: [workstream('stream_b')], next_cursor: null });
    await signIn(server, ADA);
    fixture = TestBed.createComponent(Page);
  });

  const open = async (content: Parameters<Dialogs['open']>[0], data: unknown) => {
    closed = fixture.componentInstance.dialogs.open<boolean>(content, { data });
    await settle();
  };

  it('sends of an edit only what was changed', async () => {
    server.answer(TASKS.edit, task('1'), '/api/tasks/1');
    await open(EditTaskDialog, task('1', { title: 'Cards', scope: 'The mill' }));
    await expectAccessible(dialog());
    await fill('input', 'Brass cards');
    await press('Save');
    expect(await closed).toBe(true);
    expect(server.changes[0]).toMatchObject({ method: 'PATCH', path: '/api/tasks/1' });
    const { idempotency_key: _, ...sent } = server.changes[0]!.body as Record<string, unknown>;
    expect(sent).toEqual({ title: 'Brass cards' });
  });

  it('sends nothing of an edit that changed nothing', async () => {
    await open(EditTaskDialog, task('1'));
    await press('Save');
    expect(await closed).toBeUndefined();
    expect(server.changes).toEqual([]);
  });

  it('sends of an edited workstream only what was changed, and null for what was emptied', async () => {
    server.answer(WORKSTREAMS.edit, workstream('x'), '/api/workstreams/x');
    await open(EditWorkstreamDialog, workstream('x', { title: 'Cards', scope: 'The mill' }));
    await expectAccessible(dialog());
    await fill('input', ' Brass cards ');
    await fill('textarea', '');
    await press('Save');
    expect(await closed).toBe(true);
    expect(server.changes[0]).toMatchObject({ method: 'PATCH', path: '/api/workstreams/x' });
    const { idempotency_key: _, ...sent } = server.changes[0]!.body as Record<string, unknown>;
    expect(sent).toEqual({ title: 'Brass cards', scope: null });
  });

  it.each([
    ['task', TASKS.cancel, '/api/tasks/x/cancel'],
    ['workstream', WORKSTREAMS.cancel, '/api/workstreams/x/cancel'],
  ] as const)('cancels a %s only with a reason', async (what, endpoint, path) => {
    server.answer(endpoint as typeof TASKS.cancel, task('x'), path);
    await open(CancelWork, { what, id: 'x', title: 'Cards' } satisfies Cancellation);
    await expectAccessible(dialog());
    await press(`Cancel the ${what}`);
    expect(dialog().textContent).toContain('Say why, in 3 characters or more.');
    expect(server.changes).toEqual([]);
    await fill('textarea', ' No brass is left. ');
    await press(`Cancel the ${what}`);
    expect(await closed).toBe(true);
    expect(server.changes).toEqual([
      { method: 'POST', path, body: { reason: 'No brass is left.' } },
    ]);
  });

  it('stays open with the reason of a refusal', async () => {
    server.refuse(
      TASKS.cancel,
      { status: 409, error: 'It is done already.' },
      '/api/tasks/x/cancel',
    );
    await open(CancelWork, { what: 'task', id: 'x', title: 'Cards' });
    await fill('textarea', 'No brass');
    await press('Cancel the task');
    expect(dialog().textContent).toContain('It is done already.');
  });

  it('gives a task to somebody else of the workspace who can be named', async () => {
    server.answer(MEMBERS.list, {
      members: [
        member('grace', { id: GRACE.id }),
        member('edsger'),
        member('barbara', { workspace_ids: [] }),
        member('private', { id: null }),
      ],
      invitations: [],
      next_cursor: null,
    });
    server.answer(TASKS.reassign, task('1'), '/api/tasks/1/reassign');
    await open(ReassignTaskDialog, task('1', { owner: GRACE }));
    await expectAccessible(dialog());
    const offered = [...dialog().querySelectorAll('option')].map(({ value }) => value);
    expect(offered).toEqual(['', 'dev_edsger']);
    await press('Reassign');
    expect(dialog().textContent).toContain('Choose who takes it over.');
    await fill('select', 'dev_edsger');
    await press('Reassign');
    expect(await closed).toBe(true);
    expect(server.changes[0]?.body).toEqual({ developer_id: 'dev_edsger' });
  });
});
