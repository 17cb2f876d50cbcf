import { signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { provideRouter, Router, withComponentInputBinding } from '@angular/router';
import { RouterTestingHarness } from '@angular/router/testing';
import {
  MEMBERS,
  TASKS,
  TEAM,
  WORKSTREAMS,
  type StateReply,
  type TaskReply,
} from '@covibe/contracts';
import { Live } from '../../core/live/live.js';
import { ADA } from '../../core/session/session.sample.js';
import { expectAccessible } from '../../ui/testing/accessible.js';
import { press } from '../../ui/testing/keys.js';
import { FakeServer } from '../../../testing/fake-server.js';
import { FakeLocation, signIn } from '../../../testing/signed-in.js';
import { agentSession, GRACE, stateOf, task, workstream } from './work.sample.js';
import { WorkPage } from './workstreams.harness.js';
import { Workstreams } from './workstreams.js';

describe('the page of Workstreams', () => {
  let server: FakeServer;
  let harness: RouterTestingHarness;
  let page: WorkPage;
  /** Counts the changes that the server told of. */
  const told = signal(0);
  const live = Object.assign(Object.create(Live.prototype) as Live, { revision: () => told() });

  const settle = async () => {
    for (let turn = 0; turn < 4; turn++) await harness.fixture.whenStable();
  };
  const visit = async (path: string) => {
    harness = await RouterTestingHarness.create(path);
    await settle();
    page = new WorkPage(harness.routeNativeElement!.parentElement!);
  };
  const show = async (state: StateReply, path = '/workstreams') => {
    server.answer(TEAM.state, state);
    await visit(path);
  };
  const listed = (tasks: TaskReply[], next_cursor: string | null = null) =>
    server.answer(TASKS.list, { tasks, next_cursor });
  const asked = (start: string) => server.sent.filter(({ path }) => path.startsWith(start)).length;

  beforeEach(async () => {
    server = new FakeServer();
    told.set(0);
    TestBed.configureTestingModule({
      providers: [
        server.provider,
        new FakeLocation().provider,
        { provide: Live, useValue: live },
        provideRouter(
          [{ path: 'workstreams', component: Workstreams }],
          withComponentInputBinding(),
        ),
      ],
    });
    server.answer(MEMBERS.list, { members: [], invitations: [], next_cursor: null });
    server.answer(WORKSTREAMS.list, { workstreams: [], next_cursor: null });
    await signIn(server, ADA);
  });

  afterEach(() => document.querySelector('.cdk-overlay-container')?.replaceChildren());

  const THREE = [
    task('1'),
    task('2', { status: 'blocked', blocked_reason: 'No brass', owner: GRACE, is_mine: false }),
    task('3', { status: 'done', result_summary: 'The mill turns.' }),
  ];

  it('shows who does what, what waits and what came of it, accessibly', async () => {
    await show({
      ...stateOf(THREE, [workstream('stream_a')]),
      sessions: [agentSession('s1')],
      stale_sessions: [agentSession('s2', { state: 'stale' })],
    });
    expect(page.lanes).toEqual(['Analytical engine']);
    expect(page.titles).toEqual(['Task 1', 'Task 2', 'Task 3']);
    for (const words of ['1 agent at work, 1 gone quiet', 'No brass', 'The mill turns.', 'Codex']) {
      expect(page.text).toContain(words);
    }
    await expectAccessible(harness.fixture.nativeElement as Element);
  });

  it('draws the shape of the work while it is on its way', async () => {
    const release = server.hold(TEAM.state);
    server.answer(TEAM.state, stateOf(THREE));
    const created = RouterTestingHarness.create('/workstreams');
    await new Promise((later) => setTimeout(later, 20));
    expect(document.querySelector('cv-board-skeleton')).not.toBeNull();
    release();
    harness = await created;
    await settle();
    expect(document.querySelector('cv-board-skeleton')).toBeNull();
  });

  it('says what failed with its request, and shows the work when it answers again', async () => {
    server.refuse(TEAM.state, { status: 503, error: 'The database does not answer.' });
    await visit('/workstreams');
    expect(page.text).toContain('The database does not answer.');
    expect(page.text).toContain('req_1');
    server.answer(TEAM.state, stateOf(THREE));
    page.button('Try again').click();
    await settle();
    expect(page.titles).toHaveLength(3);
  });

  it('names the one command that makes work appear, while there is none', async () => {
    await show(stateOf([]));
    expect(page.text).toContain('claude mcp add --transport http covibe http://localhost/api/mcp');
    expect(page.text).toContain('No agents at work');
    await expectAccessible(harness.fixture.nativeElement as Element);
  });

  it('follows a change without losing the keyboard, also when the card moves', async () => {
    await show(stateOf(THREE));
    document.body.append(harness.fixture.nativeElement as Element);
    page.card('1').focus();
    server.answer(TEAM.state, stateOf([task('1', { status: 'blocked' }), ...THREE.slice(1)]));
    told.set(1);
    await settle();
    expect(page.card('1').closest('.column')?.querySelector('h3')?.textContent).toContain(
      'Blocked',
    );
    expect((document.activeElement as HTMLElement).dataset['key']).toBe('1');
  });

  it('goes from card to card by the arrow keys, with one stop for Tab', async () => {
    await show(stateOf(THREE));
    document.body.append(harness.fixture.nativeElement as Element);
    page.card('1').focus();
    press(page.card('1'), 'ArrowRight');
    expect(document.activeElement).toBe(page.card('2'));
    await settle();
    expect(page.cards.map(({ tabIndex }) => tabIndex)).toEqual([-1, 0, -1]);
    press(page.card('2'), 'ArrowLeft');
    expect(document.activeElement).toBe(page.card('1'));
  });

  it('asks for lists where the address narrows the work, and clears that again', async () => {
    listed([task('7', { owner: GRACE })]);
    await show(stateOf(THREE), '/workstreams?owner=grace&q=mill');
    expect(page.titles).toEqual(['Task 7']);
    const lists = server.sent.filter(({ path }) => path.startsWith('/api/tasks'));
    expect(lists.map(({ path }) => path)).toEqual([
      '/api/tasks?status=active%2Cblocked%2Cplanned&owner=grace&q=mill&limit=100',
      '/api/tasks?status=done&owner=grace&q=mill&limit=25',
    ]);
    page.button('Clear filters').click();
    await settle();
    expect(TestBed.inject(Router).url).toBe('/workstreams');
    expect(page.titles).toHaveLength(3);
  });

  it('says when nothing answers the filters', async () => {
    listed([]);
    await show(stateOf(THREE), '/workstreams?q=zeppelin');
    expect(page.text).toContain('No work answers these filters');
    await expectAccessible(harness.fixture.nativeElement as Element);
  });

  it('asks nothing anew for another view of the same work', async () => {
    await show(stateOf(THREE));
    const before = server.sent.length;
    await TestBed.inject(Router).navigateByUrl('/workstreams?view=list&group=person');
    await settle();
    expect(server.sent).toHaveLength(before);
    expect(page.text).toContain('Last change');
    await expectAccessible(harness.fixture.nativeElement as Element);
  });

  it('says how much the first view leaves out, and shows it when asked', async () => {
    const state = stateOf(THREE);
    listed([task('8'), task('9')]);
    await show({ ...state, task_counts: { ...state.task_counts, planned: 1_210 } });
    expect(page.text).toContain('1,210 more open tasks');
    expect(asked('/api/tasks')).toBe(0);
    page.button('Show them').click();
    await settle();
    expect(page.titles).toContain('Task 9');
  });

  it('opens a task beside the board by its address, and gives the keyboard back', async () => {
    const [one] = THREE;
    const events = [
      {
        ...{ id: 'evt_1', type: 'task.started', occurred_at: one!.started_at!, actor: GRACE },
        ...{ via: 'agent' as const, agent_type: 'codex' as const, summary: 'Begun.' },
      },
    ];
    server.answer(TASKS.show, { task: one!, events }, '/api/tasks/1');
    await show(stateOf(THREE), '/workstreams?task=1');
    document.body.append(harness.fixture.nativeElement as Element);
    for (const words of ['Task 1', 'Grace Hopper started it with Codex', 'Begun.']) {
      expect(page.drawer?.textContent.replaceAll(/\s+/g, ' ')).toContain(words);
    }
    await expectAccessible(harness.fixture.nativeElement as Element);
    press(page.drawer!.querySelector('h2')!, 'Escape');
    await settle();
    expect(page.drawer).toBeNull();
    expect(TestBed.inject(Router).url).toBe('/workstreams');
    expect(document.activeElement).toBe(page.card('1'));
  });

  it('offers of a task only what one may do to it', async () => {
    const theirs = task('1', { owner: GRACE, is_mine: false });
    const actions = () =>
      [...page.drawer!.querySelectorAll('.foot button')].map(({ textContent }) =>
        textContent.trim(),
      );
    server.answer(TASKS.show, { task: theirs, events: [] }, '/api/tasks/1');
    await show(stateOf([theirs]), '/workstreams?task=1');
    expect(actions()).toEqual(['Reassign', 'Cancel task']);
    await signIn(server, { ...ADA, role: 'member' });
    await settle();
    expect(actions()).toEqual([]);
    server.answer(TASKS.show, { task: task('1'), events: [] }, '/api/tasks/1');
    told.update((n) => n + 1);
    await new Promise((later) => setTimeout(later, 400));
    await settle();
    expect(actions()).toEqual(['Edit', 'Cancel task']);
  });

  it('shows a workstream with its tasks, and says when there is no such thing', async () => {
    const stream = workstream('stream_a', { description: 'Steam, gears and cards.' });
    server.answer(
      WORKSTREAMS.show,
      { workstream: stream, events: [] },
      '/api/workstreams/stream_a',
    );
    server.refuse(
      WORKSTREAMS.show,
      { status: 404, error: 'No such workstream.' },
      '/api/workstreams/x',
    );
    listed(THREE);
    await show(stateOf(THREE, [stream]), '/workstreams?workstream=stream_a');
    expect(page.drawer?.textContent).toContain('Steam, gears and cards.');
    expect(page.drawer?.querySelectorAll('.tasks a')).toHaveLength(3);
    await expectAccessible(harness.fixture.nativeElement as Element);
    await TestBed.inject(Router).navigateByUrl('/workstreams?workstream=x');
    await settle();
    expect(page.drawer?.textContent).toContain('No such workstream.');
  });
});
