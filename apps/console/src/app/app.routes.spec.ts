import { TestbedHarnessEnvironment } from '@angular/cdk/testing/testbed';
import { Component, signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import { RouterTestingHarness } from '@angular/router/testing';
import listTodo from '@lucide/icons/icons/list-todo';
import { appRoutes } from './app.routes.js';
import { FETCH } from './core/api/api.js';
import { Live, type LiveStatus } from './core/live/live.js';
import { PAGES, type Page } from './core/pages/page.js';
import { Problems } from './core/problems/problems.js';
import { PageLocation } from './core/session/page-location.js';
import { ADA } from './core/session/session.sample.js';
import { MenuHarness } from './ui/menu/menu.harness.js';
import { expectAccessible } from './ui/testing/accessible.js';
import { press } from './ui/testing/keys.js';

@Component({ template: '<h1>Work</h1>' })
class Work {}

const WORK: Page = {
  path: 'work',
  title: 'Work',
  icon: listTodo,
  key: 'w',
  load: () => Promise.resolve([{ path: '', component: Work }]),
};

describe('the shell', () => {
  const went: string[] = [];
  const live = { status: signal<LiveStatus>('live'), started: 0, stopped: 0 };
  let answer: { status: number; body: unknown } | null;

  beforeEach(() => {
    went.length = 0;
    Object.assign(live, { started: 0, stopped: 0 });
    live.status.set('live');
    answer = { status: 200, body: ADA };
    window.matchMedia = () =>
      ({ matches: false, addEventListener: () => undefined }) as unknown as MediaQueryList;
    const fetchFake = (): Promise<unknown> =>
      answer
        ? Promise.resolve({
            ok: answer.status < 400,
            status: answer.status,
            headers: { get: () => null },
            text: () => Promise.resolve(JSON.stringify(answer?.body)),
          })
        : Promise.reject(new TypeError('connection refused'));
    TestBed.configureTestingModule({
      providers: [
        provideRouter(appRoutes([WORK])),
        { provide: PAGES, useValue: [WORK] },
        { provide: FETCH, useValue: fetchFake },
        { provide: PageLocation, useValue: { path: '/work', go: (to: string) => went.push(to) } },
        {
          provide: Live,
          useValue: {
            status: live.status,
            start: () => live.started++,
            stop: () => live.stopped++,
          },
        },
      ],
    });
  });

  const visit = async (path: string) => {
    const harness = await RouterTestingHarness.create(path);
    await harness.fixture.whenStable();
    await harness.fixture.whenStable();
    const host = harness.fixture.nativeElement as Element;
    return { harness, host, text: () => host.textContent.replaceAll(/\s+/g, ' ') };
  };

  it('frames the page for the signed-in, with their place and their name', async () => {
    const { host, text } = await visit('/work');
    expect(host.querySelector('main h1')?.textContent).toBe('Work');
    expect(text()).toContain('Analytical Engines/Platform');
    expect(text()).toContain('Ada Lovelace');
    expect(
      host.querySelector('[role="navigation"] a[aria-current="page"]')?.textContent.trim(),
    ).toBe('Work');
    expect(live.started).toBe(1);
    await expectAccessible(host);
  });

  it('takes the signed-out to sign-in, and back to the page they asked for', async () => {
    answer = { status: 401, body: {} };
    const { host } = await visit('/work');
    expect(went).toEqual(['/auth/sign-in?returnTo=%2Fwork']);
    expect(host.querySelector('main h1')).toBeNull();
    expect(live.started).toBe(0);
  });

  it('takes a person without a place to where they get one', async () => {
    const body = { error: 'No tenant yet.', code: 'auth/onboarding_required', request_id: 'req_1' };
    answer = { status: 403, body };
    await visit('/work');
    expect(went).toEqual(['/onboarding']);
    expect(live.started).toBe(0);
  });

  it('says when the server cannot be reached, and opens when it can again', async () => {
    answer = null;
    const { harness, host, text } = await visit('/work');
    expect(text()).toContain('Co-Vibe cannot be reached');
    expect(went).toEqual([]);
    await expectAccessible(host);
    answer = { status: 200, body: ADA };
    host.querySelector('button')!.click();
    await harness.fixture.whenStable();
    await harness.fixture.whenStable();
    expect(host.querySelector('main h1')?.textContent).toBe('Work');
  });

  it('answers an address without a page by a page that says so', async () => {
    const { host, text } = await visit('/nowhere?x=1');
    expect(text()).toContain('This page does not exist');
    expect(host.querySelector('main code')?.textContent).toBe('/nowhere');
    expect(host.querySelector('main a[href="/work"]')).not.toBeNull();
    await expectAccessible(host);
  });

  it.each([
    ['live', 'Live'],
    ['connecting', 'Connecting'],
    ['reconnecting', 'Reconnecting'],
    ['offline', 'Offline'],
  ] as const)('says that it is %s', async (status, word) => {
    live.status.set(status);
    const { host } = await visit('/work');
    const pill = host.querySelector('cv-live-pill');
    expect(pill?.textContent.trim()).toMatch(new RegExp(`^${word}\\.`));
    expect(pill?.getAttribute('role')).toBe('status');
  });

  it('shows a fault of the page with its request, and does what it offers', async () => {
    const { harness, host } = await visit('/work');
    let reloaded = 0;
    TestBed.inject(Problems).tell('A newer version of Co-Vibe is ready.', {
      label: 'Reload',
      run: () => reloaded++,
    });
    await harness.fixture.whenStable();
    const banner = host.querySelector('cv-banner')!;
    expect(banner.textContent).toContain('A newer version of Co-Vibe is ready.');
    await expectAccessible(banner);
    banner.querySelector('button')!.click();
    await harness.fixture.whenStable();
    expect(reloaded).toBe(1);
    expect(banner.querySelector('.banner')).toBeNull();
  });

  it('offers in the account menu what concerns only the person', async () => {
    const { harness } = await visit('/work');
    const [menu] = await TestbedHarnessEnvironment.loader(harness.fixture).getAllHarnesses(
      MenuHarness,
    );
    await menu!.open();
    expect(await menu!.items()).toEqual([
      'Switch between light and dark',
      'Keyboard shortcuts',
      'Documentation',
    ]);
    await menu!.choose('Documentation');
    expect(went).toEqual(['/docs']);
  });

  it('goes to a page by its two keys, and takes the keyboard along', async () => {
    const { harness, host } = await visit('/nowhere');
    press(document.body, 'g');
    press(document.body, 'w');
    await harness.fixture.whenStable();
    await harness.fixture.whenStable();
    expect(host.querySelector('main h1')?.textContent).toBe('Work');
    expect(document.activeElement).toBe(host.querySelector('main'));
  });
});
