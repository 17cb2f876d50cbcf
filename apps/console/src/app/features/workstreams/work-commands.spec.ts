import { TestBed } from '@angular/core/testing';
import { provideRouter, Router } from '@angular/router';
import { MEMBERS, TASKS, type MemberReply } from '@covibe/contracts';
import { Commands } from '../../core/commands/commands.js';
import { ADA } from '../../core/session/session.sample.js';
import { Session } from '../../core/session/session.js';
import { FakeServer } from '../../../testing/fake-server.js';
import { FakeLocation, NO_STREAM, signIn } from '../../../testing/signed-in.js';
import { WorkCommands } from './work-commands.js';
import { task } from './work.sample.js';

describe('what the palette knows of work', () => {
  let server: FakeServer;
  let commands: Commands;

  beforeEach(async () => {
    server = new FakeServer();
    TestBed.configureTestingModule({
      providers: [
        server.provider,
        new FakeLocation().provider,
        NO_STREAM,
        provideRouter([{ path: '**', children: [] }]),
      ],
    });
    commands = TestBed.inject(Commands);
    TestBed.inject(WorkCommands);
    const members = [
      { id: 'dev_2', name: 'Grace Hopper', handle: 'grace', workspace_ids: [ADA.workspace.id] },
      { id: null, name: 'Grey teammate', handle: 'private', workspace_ids: [ADA.workspace.id] },
      { id: 'dev_3', name: 'Greta Elsewhere', handle: 'greta', workspace_ids: [] },
    ] as unknown as MemberReply[];
    server.answer(MEMBERS.list, { members, invitations: [], next_cursor: null });
    server.answer(TASKS.list, {
      tasks: [task('task_1', { title: 'Great cards' })],
      next_cursor: null,
    });
    await signIn(server, ADA);
    TestBed.tick();
  });

  const found = () => commands.found('gr', new AbortController().signal);

  it('is planning, with a key of its own, as long as somebody is signed in', () => {
    const ids = () => commands.all().map(({ id, keys }) => [id, keys]);
    expect(ids()).toEqual([
      ['plan-task', 'c'],
      ['plan-workstream', undefined],
    ]);
    server.refuse(
      { method: 'GET', path: '/api/session', auth: 'session' },
      { status: 401, error: '' },
    );
    return TestBed.inject(Session)
      .probe()
      .then(() => {
        TestBed.tick();
        expect(ids()).toEqual([]);
      });
  });

  it('is tasks by their titles and people who can be named', async () => {
    expect((await found()).map(({ group, label, detail }) => [group, label, detail])).toEqual([
      ['Tasks', 'Great cards', 'active, Ada Lovelace'],
      ['People', 'Grace Hopper', '@grace'],
    ]);
  });

  it('leads to a task beside the board, and to the work of a person', async () => {
    const router = TestBed.inject(Router);
    const went: string[] = [];
    for (const command of await found()) {
      command.run();
      await new Promise((later) => setTimeout(later, 20));
      went.push(router.url);
    }
    expect(went).toEqual(['/workstreams?task=task_1', '/workstreams?owner=grace']);
  });

  it('asks for the people once, and again after a failure', async () => {
    const asked = () => server.sent.filter(({ path }) => path === '/api/members').length;
    server.refuse(MEMBERS.list, { status: 503, error: 'Not now.' });
    expect(await found()).toHaveLength(1);
    server.answer(MEMBERS.list, { members: [], invitations: [], next_cursor: null });
    await found();
    await found();
    expect(asked()).toBe(2);
  });
});
