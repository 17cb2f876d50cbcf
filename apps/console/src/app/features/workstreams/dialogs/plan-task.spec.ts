import { Component, inject } from '@angular/core';
import { TestBed, type ComponentFixture } from '@angular/core/testing';
import { provideRouter, Router } from '@angular/router';
import { TASKS, WORKSTREAMS, type CheckReply, type MatchReply } from '@covibe/contracts';
import { Dialogs } from '../../../ui/dialog/dialogs.js';
import { Toasts } from '../../../ui/toast/toasts.js';
import { expectAccessible } from '../../../ui/testing/accessible.js';
import { FakeServer } from '../../../../testing/fake-server.js';
import { FakeLocation, NO_STREAM } from '../../../../testing/signed-in.js';
import { task, workstream } from '../work.sample.js';
import { PlanTaskDialog } from './plan-task.js';
import { PlanWorkstreamDialog } from './plan-workstream.js';

const CHECK: CheckReply = {
  check_id: 'chk_1',
  warning_id: null,
  skipped: false,
  valid_until: '2026-03-09T09:00:00.000Z',
  requires_verdict: false,
  matches: [],
  candidates: [],
};

const MATCH: MatchReply = {
  id: 'task_9',
  type: 'task',
  title: 'Cut the punch cards',
  scope: 'Cards of the mill.',
  owner: 'grace',
  agent_type: 'codex',
  status: 'active',
  repo: 'engine',
  score: 0.86,
  reasons: ['The title is the same.'],
  signals: [],
  suppressed_by: null,
  created_at: '2026-03-09T07:00:00.000Z',
  updated_at: '2026-03-09T08:00:00.000Z',
};

@Component({ template: '' })
class Page {
  readonly dialogs = inject(Dialogs);
}

describe('planning work', () => {
  let server: FakeServer;
  let fixture: ComponentFixture<Page>;
  let closed: Promise<string | undefined>;
  const dialog = () => document.querySelector<HTMLElement>('cv-dialog')!;
  const button = (words: string) =>
    [...dialog().querySelectorAll('button')].find(
      ({ textContent }) => textContent.trim() === words,
    );
  const press = async (words: string) => {
    button(words)!.click();
    await fixture.whenStable();
    await fixture.whenStable();
  };
  const field = (label: string) =>
    [...dialog().querySelectorAll('cv-field')].find(
      (one) => one.querySelector('label')?.textContent === label,
    )!;
  const type = async (label: string, text: string) => {
    const box = field(label).querySelector<HTMLInputElement>('input, textarea')!;
    box.value = text;
    box.dispatchEvent(new Event('input', { bubbles: true }));
    await fixture.whenStable();
  };

  beforeEach(() => {
    server = new FakeServer();
    TestBed.configureTestingModule({
      providers: [
        server.provider,
        new FakeLocation().provider,
        NO_STREAM,
        provideRouter([{ path: 'coordination', component: Page }]),
      ],
    });
    server.answer(WORKSTREAMS.list, {
      workstreams: [workstream('stream_a'), workstream('stream_b', { title: 'Looms', repo: null })],
      next_cursor: null,
    });
    fixture = TestBed.createComponent(Page);
  });

  const open = async (content: typeof PlanTaskDialog | typeof PlanWorkstreamDialog) => {
    closed = fixture.componentInstance.dialogs.open<string>(content);
    await fixture.whenStable();
    await fixture.whenStable();
  };

  it('needs a title, and offers the workstreams there are', async () => {
    await open(PlanTaskDialog);
    await expectAccessible(dialog());
    await press('Plan task');
    expect(dialog().textContent).toContain('Say in a few words what is to be done.');
    expect(server.changes).toEqual([]);
    const options = [...field('Workstream').querySelectorAll('option')];
    expect(options.map(({ textContent }) => textContent)).toEqual([
      'The best match, or a new one',
      'Analytical engine',
      'Looms',
    ]);
  });

  it('refuses what the server would refuse before it is sent', async () => {
    await open(PlanTaskDialog);
    await type('Title', 'Cards');
    await type('Repository', 'ada/engine');
    await type('Paths', 'src/a.ts\n/etc/passwd');
    await type('Minutes', 'many');
    await press('Plan task');
    for (const words of ['Only the name', '“/etc/passwd” is not a path', 'Enter whole minutes']) {
      expect(dialog().textContent).toContain(words);
    }
    expect(server.changes).toEqual([]);
  });

  it('plans at once what looks like nothing else', async () => {
    server.answer(TASKS.plan, { status: 'ok', task: task('task_1'), check: CHECK });
    await open(PlanTaskDialog);
    await type('Title', 'Cards');
    await press('Plan task');
    expect(await closed).toBe('task_1');
    expect(server.changes).toEqual([
      {
        method: 'POST',
        path: '/api/tasks',
        body: {
          title: 'Cards',
          priority: 'normal',
          idempotency_key: expect.stringMatching(/^[0-9a-f]{32}$/) as string,
        },
      },
    ]);
  });

  it('shows who is on it already, and plans it only with a reason why both are needed', async () => {
    server.answer(TASKS.plan, {
      status: 'warning',
      task: null,
      check: { ...CHECK, candidates: [MATCH] },
    });
    await open(PlanTaskDialog);
    await type('Title', 'Cut punch cards');
    await press('Plan task');
    const warning = dialog().querySelector('cv-look-alikes')!;
    const said = warning.textContent.replaceAll(/\s+/g, ' ');
    for (const words of [
      'Cut the punch cards',
      '86 % alike',
      'task of @grace',
      'with Codex',
      'The title is the same.',
    ]) {
      expect(said).toContain(words);
    }
    expect(warning.querySelector('a')?.getAttribute('href')).toBe('/workstreams?task=task_9');
    await expectAccessible(dialog());
    server.answer(TASKS.plan, { status: 'ok', task: task('task_1'), check: CHECK });
    await press('Plan it all the same');
    expect(dialog().textContent).toContain('Say why, in 10 characters or more.');
    expect(server.changes).toHaveLength(1);
    await type('Why it is needed all the same', ' Grace cuts them for the other mill. ');
    await press('Plan it all the same');
    expect(await closed).toBe('task_1');
    const [first, second] = server.changes.map(({ body }) => body as Record<string, unknown>);
    expect([first!['confirm'], second!['confirm']]).toEqual([undefined, true]);
    expect(second!['confirm_reason']).toBe('Grace cuts them for the other mill.');
    expect(second!['idempotency_key']).not.toBe(first!['idempotency_key']);
  });

  it('asks again when the text was changed after a warning', async () => {
    const check = { ...CHECK, candidates: [MATCH] };
    server.answer(TASKS.plan, { status: 'warning', task: null, check });
    await open(PlanTaskDialog);
    await type('Title', 'Cut punch cards');
    await press('Plan task');
    await type('Title', 'Cut other cards');
    expect(dialog().querySelector('cv-look-alikes')).toBeNull();
    await press('Plan task');
    expect(server.changes.map(({ body }) => (body as { confirm?: boolean }).confirm)).toEqual([
      undefined,
      undefined,
    ]);
  });

  it('says at its field what the server refused', async () => {
    server.refuse(TASKS.plan, { status: 400, error: 'No such branch.', field: 'branch' });
    await open(PlanTaskDialog);
    await type('Title', 'Cards');
    await press('Plan task');
    expect(field('Branch').textContent).toContain('No such branch.');
  });

  it('asks for no reason where work is only somewhat alike', async () => {
    const check = { ...CHECK, matches: [MATCH] };
    server.answer(TASKS.plan, { status: 'warning', task: null, check });
    await open(PlanTaskDialog);
    await type('Title', 'Cut punch cards');
    await press('Plan task');
    expect(dialog().textContent).not.toContain('Why it is needed all the same');
    server.answer(TASKS.plan, { status: 'ok', task: task('task_1'), check: CHECK });
    await press('Plan it all the same');
    expect(await closed).toBe('task_1');
    expect(server.changes[1]!.body).not.toHaveProperty('confirm_reason');
  });

  it('leads to the record of what a planned task is somewhat like', async () => {
    const check = { ...CHECK, warning_id: 'warn_1', matches: [MATCH] };
    server.answer(TASKS.plan, { status: 'ok', task: task('task_1'), check });
    await open(PlanTaskDialog);
    await type('Title', 'Cards');
    await press('Plan task');
    expect(await closed).toBe('task_1');
    const [toast] = TestBed.inject(Toasts).all();
    expect(toast?.action?.label).toBe('Compare with 1 alike');
    toast?.action?.run();
    await fixture.whenStable();
    expect(TestBed.inject(Router).url).toBe('/coordination?warning=warn_1');
  });

  it('works for a workstream in the same way', async () => {
    const check = { ...CHECK, matches: [{ ...MATCH, type: 'workstream' as const }] };
    server.answer(WORKSTREAMS.plan, { status: 'warning', workstream: null, check });
    await open(PlanWorkstreamDialog);
    await expectAccessible(dialog());
    await type('Title', 'Looms');
    await press('Plan workstream');
    expect(dialog().querySelector('cv-look-alikes')).not.toBeNull();
    server.answer(WORKSTREAMS.plan, { status: 'ok', workstream: workstream('stream_z'), check });
    await press('Plan it all the same');
    expect(await closed).toBe('stream_z');
  });
});
