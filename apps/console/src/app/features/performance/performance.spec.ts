import { Component } from '@angular/core';
import { TestBed, type ComponentFixture } from '@angular/core/testing';
import { provideRouter, Router, RouterOutlet, withComponentInputBinding } from '@angular/router';
import {
  METRICS,
  PAXEL,
  TASKS,
  type MetricCounts,
  type PaxelOverviewReply,
  type PaxelRunReply,
} from '@covibe/contracts';
import { FakeServer } from '../../../testing/fake-server.js';
import { FakeLocation, NO_STREAM, signIn } from '../../../testing/signed-in.js';
import { ADA } from '../../core/session/session.sample.js';
import { expectAccessible } from '../../ui/testing/accessible.js';
import routes from './performance.routes.js';

@Component({ imports: [RouterOutlet], template: '<router-outlet />' })
class App {}

const counts = (change: Partial<MetricCounts> = {}): MetricCounts => ({
  completed: 0,
  started: 0,
  planned: 0,
  blocked: 0,
  cancelled: 0,
  warnings: 0,
  sessions: 0,
  ...change,
});
const ADAS = '/api/metrics/developers/ada';
const period = {
  from: '2026-03-01',
  to: '2026-03-30',
  days: 30 as const,
  counted_at: '2026-03-30T10:00:00.000Z',
};
const ada = { id: 'dev_1', handle: 'ada', name: 'Ada Lovelace', avatar_url: null };
const run = (change: Partial<PaxelRunReply> = {}): PaxelRunReply => ({
  id: 'pax_1',
  run_type: 'repo',
  project: null,
  since: null,
  no_repo: false,
  no_sentry: false,
  status: 'completed',
  tenant_visible: false,
  requested_by: 'ui',
  report_url: 'https://paxel.ycombinator.com/r/1',
  report_token: 'rt_secret_9876',
  error: null,
  requested_at: '2026-03-30T10:00:00.000Z',
  started_at: '2026-03-30T10:01:00.000Z',
  completed_at: '2026-03-30T10:09:00.000Z',
  ...change,
});

describe('the pages of Performance', () => {
  let server: FakeServer;
  let fixture: ComponentFixture<App>;
  const host = () => fixture.nativeElement as HTMLElement;
  const text = () => host().textContent?.replace(/\s+/g, ' ') ?? '';
  const settle = async () => {
    await fixture.whenStable();
    await new Promise((settled) => setTimeout(settled));
    await fixture.whenStable();
  };
  const visit = async (address: string) => {
    await TestBed.inject(Router).navigateByUrl(address);
    await settle();
  };
  const paxel = (change: Partial<PaxelOverviewReply> = {}) =>
    server.answer(PAXEL.overview, {
      enabled: true,
      is_mine: true,
      may_set_enabled: true,
      active: null,
      runs: [],
      pollIntervalMs: 60_000,
      ...change,
    });
  const button = (words: string) =>
    [...host().querySelectorAll('button')].find((one) => one.textContent?.includes(words))!;

  beforeEach(async () => {
    server = new FakeServer();
    TestBed.configureTestingModule({
      providers: [
        server.provider,
        new FakeLocation().provider,
        NO_STREAM,
        provideRouter([{ path: 'performance', children: routes }], withComponentInputBinding()),
      ],
    });
    await signIn(server, ADA);
    server.answer(METRICS.overview, {
      period,
      current: counts({ completed: 42, sessions: 7 }),
      previous: counts({ completed: 40 }),
      days: [{ day: '2026-03-30', completed: 42, started: 0, events: 90 }],
      projects: [
        {
          repo: 'shop',
          active: 3,
          blocked_now: 1,
          planned_now: 0,
          current: counts({ completed: 42 }),
          previous: counts({ completed: 40 }),
          developers: null,
          agents: [{ agent_type: 'codex', counts: counts({ sessions: 7 }) }],
        },
      ],
      live_sessions: [],
    });
    server.answer(METRICS.developers, {
      period,
      developers: [
        {
          developer: ada,
          is_mine: true,
          current: counts({ completed: 42 }),
          previous: counts(),
          active_tasks: 2,
          live_sessions: 1,
          last_seen_at: null,
          trend: [0, 42],
        },
      ],
    });
    server.answer(
      METRICS.developer,
      {
        developer: ada,
        is_mine: true,
        period,
        current: counts({ completed: 42 }),
        previous: counts(),
        grid: [{ day: '2026-03-30', completed: 42, started: 1, events: 90 }],
        sessions: [],
      },
      ADAS,
    );
    server.answer(TASKS.list, { tasks: [], next_cursor: null });
    paxel();
    fixture = TestBed.createComponent(App);
  });

  it('sum the team up by project, beside the period before', async () => {
    await visit('/performance');
    expect(text()).toContain('42+2, 40 before');
    expect(text()).toContain('No agents at work');
    expect(host().querySelector('a[href="/performance?repo=shop"]')).not.toBeNull();
    expect(text()).toContain('42 (40)');
    expect(text()).toContain('Codex 7');
    await expectAccessible(host());
  });

  it('say n/a before anything was counted', async () => {
    server.answer(METRICS.overview, {
      period: { ...period, counted_at: null },
      current: counts(),
      previous: counts(),
      days: [],
      projects: [
        {
          repo: null,
          active: 1,
          blocked_now: 0,
          planned_now: 0,
          current: counts(),
          previous: counts(),
          developers: null,
          agents: [],
        },
      ],
      live_sessions: [],
    });
    await visit('/performance');
    expect(text()).toContain('Tasks completedn/a, not counted yet');
  });

  it('list every developer with a way to their profile', async () => {
    await visit('/performance/developers?days=7');
    const link = host().querySelector('a[href^="/performance/developers/ada"]');
    expect(link?.textContent).toContain('Ada Lovelace (you)');
    expect(link?.getAttribute('href')).toContain('days=7');
    await expectAccessible(host());
  });

  it('draw a profile, and ask for a Paxel run as it is wished', async () => {
    await visit('/performance/developers/ada');
    expect(text()).toContain('@ada');
    expect(text()).toContain('No task yet');
    server.answer(PAXEL.act, { enabled: true, run: null });
    host().querySelector<HTMLInputElement>('input[value="all-repo"]')!.click();
    await settle();
    expect(text()).toContain('excluded repositories cannot be left out');
    button('Run Paxel').click();
    await settle();
    expect(server.changes.map(({ body }) => body)).toEqual([
      { action: 'request', run_type: 'all-repo' },
    ]);
    await expectAccessible(host());
  });

  it('say what a waiting run waits for, and why a request was refused', async () => {
    const waiting = run({ status: 'requested', report_url: null, report_token: null });
    paxel({ active: waiting, runs: [waiting] });
    await visit('/performance/developers/ada');
    expect(text()).toContain('waiting for your machine');
    expect(text()).toContain('Run covibe-local paxel');
    server.refuse(PAXEL.act, { status: 409, error: 'This Paxel run is completed.' });
    button('Cancel this run').click();
    await settle();
    expect(text()).toContain('This Paxel run is completed.');
  });

  it('ask by themselves how a run goes, as often as the server says', async () => {
    const waiting = run({ status: 'requested', report_url: null, report_token: null });
    paxel({ active: waiting, runs: [waiting], pollIntervalMs: 20 });
    await visit('/performance/developers/ada');
    expect(text()).toContain('waiting for your machine');
    paxel({ runs: [run()] });
    for (let waited = 0; waited < 2_000 && !text().includes('Open the report'); waited += 20) {
      await new Promise((settled) => setTimeout(settled, 20));
      await settle();
    }
    expect(text()).toContain('Open the report');
  });

  it('keep the token of a report hidden until it is asked for, and share it by a switch', async () => {
    paxel({
      runs: [run(), run({ id: 'pax_0', status: 'failed', error: 'exit code 3', report_url: null })],
    });
    await visit('/performance/developers/ada');
    expect(text()).not.toContain('rt_secret_9876');
    expect(text()).toContain('••••••••9876');
    button('Show token').click();
    await settle();
    expect(text()).toContain('rt_secret_9876');
    button('Hide token').click();
    await settle();
    expect(text()).not.toContain('rt_secret_9876');
    server.answer(PAXEL.act, { enabled: true, run: null });
    host().querySelector<HTMLInputElement>('input[role="switch"]')!.click();
    await settle();
    expect(server.changes.at(-1)?.body).toEqual({
      action: 'set_visibility',
      run_id: 'pax_1',
      tenant_visible: true,
    });
    expect(text()).toContain('exit code 3');
    await expectAccessible(host());
  });

  it('say why the last run failed, and keep earlier reports where sharing can be taken back', async () => {
    const failed = run({ id: 'pax_3', status: 'failed', error: 'exit code 3', report_url: null });
    const earlier = run({ id: 'pax_2', tenant_visible: true });
    paxel({ runs: [failed, run(), earlier] });
    await visit('/performance/developers/ada');
    expect(text()).toContain('The last run failed');
    expect(host().querySelector('.failed')?.textContent).toContain('exit code 3');
    expect(text()).toContain('Earlier runs (1)');
    server.answer(PAXEL.act, { enabled: true, run: null });
    host().querySelector<HTMLInputElement>('details input[role="switch"]')!.click();
    await settle();
    expect(server.changes.at(-1)?.body).toEqual({
      action: 'set_visibility',
      run_id: 'pax_2',
      tenant_visible: false,
    });
    await expectAccessible(host());
  });

  it('let a run that is under way be cancelled where Paxel was switched off', async () => {
    const going = run({ status: 'running', report_url: null, report_token: null });
    paxel({ enabled: false, may_set_enabled: true, active: going, runs: [going] });
    await visit('/performance/developers/ada');
    expect(host().querySelector('cv-paxel-panel a')?.getAttribute('href')).toBe('/settings/paxel');
    expect(button('Cancel this run')).toBeDefined();
    expect(host().querySelector('cv-paxel-request')).toBeNull();
  });

  it('say of somebody who is not there, or not to be seen, that there is nobody', async () => {
    server.refuse(
      METRICS.developer,
      { status: 404, error: 'There is no such developer.' },
      '/api/metrics/developers/nobody',
    );
    await visit('/performance/developers/nobody');
    expect(text()).toContain('There is nobody of that name here');
  });
});
