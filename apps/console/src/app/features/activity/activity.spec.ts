import { signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { provideRouter, Router, withComponentInputBinding } from '@angular/router';
import { RouterTestingHarness } from '@angular/router/testing';
import { ACTIVITY, MEMBERS, type ActivityEntry } from '@covibe/contracts';
import { Live } from '../../core/live/live.js';
import { ADA } from '../../core/session/session.sample.js';
import { expectAccessible } from '../../ui/testing/accessible.js';
import { FakeServer } from '../../../testing/fake-server.js';
import { FakeLocation, signIn } from '../../../testing/signed-in.js';
import { entry } from './activity.sample.js';
import { Activity } from './activity.js';

describe('the page of Activity', () => {
  let server: FakeServer;
  let harness: RouterTestingHarness;
  const told = signal(0);
  const live = Object.assign(Object.create(Live.prototype) as Live, { revision: () => told() });
  const host = () => harness.fixture.nativeElement as HTMLElement;
  const text = () => host().textContent.replaceAll(/\s+/g, ' ');
  /** The words of each entry, apart from each other as the page draws them. */
  const lines = () =>
    [...host().querySelectorAll('.line')].map((line) =>
      [...line.querySelectorAll('a, .who, .did, .thing')].map(({ textContent: t }) => t).join(' '),
    );
  const button = (words: string) =>
    [...host().querySelectorAll('button')].find(({ textContent }) => textContent.trim() === words)!;

  const settle = async () => {
    for (let turn = 0; turn < 4; turn++) await harness.fixture.whenStable();
  };
  const visit = async (path = '/activity') => {
    harness = await RouterTestingHarness.create(path);
    await settle();
  };
  const answer = (entries: ActivityEntry[], next_cursor: string | null = null) =>
    server.answer(ACTIVITY.list, { entries, next_cursor });

  beforeEach(async () => {
    server = new FakeServer();
    told.set(0);
    TestBed.configureTestingModule({
      providers: [
        server.provider,
        new FakeLocation().provider,
        { provide: Live, useValue: live },
        provideRouter(
          [
            { path: 'activity', component: Activity },
            { path: '**', children: [] },
          ],
          withComponentInputBinding(),
        ),
      ],
    });
    server.answer(MEMBERS.list, { members: [], invitations: [], next_cursor: null });
    await signIn(server, ADA);
  });

  it('tells what happened, to what, and what came of it, with links to each', async () => {
    answer([
      entry('1', { summary: 'The mill turns.' }),
      entry('2', { type: 'note.blocker', subject: { type: 'note', id: 'n', title: 'No brass' } }),
      entry('3', {
        type: 'session.ended',
        actor: null,
        via: 'system',
        agent_type: null,
        subject: null,
      }),
    ]);
    await visit();
    expect(lines()).toEqual([
      'Grace Hopper completed Task 1 Codex engine',
      'Grace Hopper reported a blocker No brass Codex engine',
      'Co-Vibe ended a session engine',
    ]);
    expect(text()).toContain('The mill turns.');
    const hrefs = [...host().querySelectorAll('cv-timeline-entry:first-child a')].map((a) =>
      a.getAttribute('href'),
    );
    expect(hrefs.slice(0, 4)).toEqual([
      '/activity?person=grace',
      '/workstreams?task=task_1',
      '/activity?agent=codex',
      '/activity?repo=engine',
    ]);
    expect(text()).toContain('That is where it begins.');
    await expectAccessible(host());
  });

  it('asks for what the address says, and offers the same as files', async () => {
    answer([]);
    await visit('/activity?person=grace&kind=task&agent=codex');
    expect(server.sent.at(-1)?.path ?? '').toContain('/api/');
    const asked = server.sent.filter(({ path }) => path.startsWith('/api/activity'));
    expect(asked.map(({ path }) => path)).toEqual([
      '/api/activity?person=grace&agent=codex&kind=task&limit=50',
    ]);
    const files = [...host().querySelectorAll('a[download]')].map((a) => a.getAttribute('href'));
    expect(files).toEqual([
      '/api/activity/export?format=csv&person=grace&agent=codex&kind=task',
      '/api/activity/export?format=ndjson&person=grace&agent=codex&kind=task',
    ]);
    expect(text()).toContain('Nothing answers these filters');
    button('Clear filters').click();
    await settle();
    expect(TestBed.inject(Router).url).toBe('/activity');
  });

  it('adds older events below, and says when they do not come', async () => {
    answer([entry('2')], 'older');
    await visit();
    answer([entry('1')]);
    button('Show older').click();
    await settle();
    expect(server.sent.at(-1)?.path).toBe('/api/activity?cursor=older&limit=50');
    expect(lines()).toHaveLength(2);
  });

  it('keeps what is shown when older events do not come', async () => {
    answer([entry('2')], 'older');
    await visit();
    server.refuse(ACTIVITY.list, { status: 503, error: 'The database does not answer.' });
    button('Show older').click();
    await settle();
    expect(text()).toContain('The database does not answer.');
    expect(lines()).toHaveLength(1);
    await expectAccessible(host());
  });

  it('puts what just happened on top, and leaves the others as they are', async () => {
    answer([entry('1')]);
    await visit();
    const before = host().querySelector('cv-timeline-entry');
    answer([entry('2', { occurred_at: '2026-03-09T09:00:00.000Z' }), entry('1')]);
    told.set(1);
    await settle();
    expect(lines().map((line) => /Task \d/.exec(line)?.[0])).toEqual(['Task 2', 'Task 1']);
    expect(before?.isConnected).toBe(true);
  });

  it('says what failed with its request, and shows the timeline when it answers again', async () => {
    server.refuse(ACTIVITY.list, { status: 500, error: 'It broke.' });
    await visit();
    expect(text()).toContain('It broke.');
    expect(text()).toContain('req_1');
    answer([entry('1')]);
    button('Try again').click();
    await settle();
    expect(lines()).toHaveLength(1);
  });

  it('names the command that makes something happen, while nothing has', async () => {
    answer([]);
    await visit();
    expect(text()).toContain('Nothing has happened yet');
    expect(text()).toContain('claude mcp add');
    await expectAccessible(host());
  });
});
