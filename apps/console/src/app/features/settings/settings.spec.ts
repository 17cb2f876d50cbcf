import { TestBed } from '@angular/core/testing';
import { provideRouter, Router, type Route } from '@angular/router';
import { RouterTestingHarness } from '@angular/router/testing';
import { PROFILE, SESSION } from '@covibe/contracts';
import { ADA } from '../../core/session/session.sample.js';
import { expectAccessible } from '../../ui/testing/accessible.js';
import { FakeServer } from '../../../testing/fake-server.js';
import { FakeLocation, NO_STREAM, signIn } from '../../../testing/signed-in.js';
import routes from './settings.routes.js';

const MINE = {
  id: 'dev_1',
  name: 'Ada Lovelace',
  handle: 'ada',
  email: 'ada@example.org',
  visibility: 'public' as const,
  avatar_url: null,
  has_password: false,
};

describe('Settings', () => {
  let server: FakeServer;

  beforeEach(() => {
    server = new FakeServer();
    server.answer(PROFILE.mine, MINE);
    const settings: Route = { path: 'settings', children: routes };
    TestBed.configureTestingModule({
      providers: [
        server.provider,
        new FakeLocation().provider,
        NO_STREAM,
        provideRouter([settings]),
      ],
    });
  });

  const open = async (path: string, role: 'admin' | 'member') => {
    await signIn(server, { ...ADA, role });
    const page = await RouterTestingHarness.create(path);
    await page.fixture.whenStable();
    const links = [...page.routeNativeElement!.querySelectorAll('nav a')];
    return { page, links: links.map(({ textContent }) => textContent.trim()) };
  };

  it('begins with oneself and lists every section for an admin', async () => {
    const { page, links } = await open('/settings', 'admin');
    expect(TestBed.inject(Router).url).toBe('/settings/profile');
    expect(links).toEqual([
      ...[
        'Profile',
        'Agent Setup',
        'MCP tokens',
        'Connected repos',
        'Edit guard',
        'Paxel',
        'Workspaces',
        'Members',
      ],
      'Danger zone',
    ]);
    expect(page.routeNativeElement!.querySelector('[aria-current=page]')!.textContent).toContain(
      'Profile',
    );
    await expectAccessible(page.routeNativeElement!);
  });

  it('does not list to members what they may not do', async () => {
    const { links } = await open('/settings', 'member');
    expect(links).not.toContain('Danger zone');
  });

  it('leads members away from the Danger zone, and admins into it', async () => {
    await open('/settings/danger', 'member');
    expect(TestBed.inject(Router).url).toBe('/settings/profile');
    await signIn(server, ADA);
    await TestBed.inject(Router).navigateByUrl('/settings/danger');
    expect(TestBed.inject(Router).url).toBe('/settings/danger');
  });

  it('asks who is there before it opens the Danger zone', async () => {
    server.answer(SESSION.current, { ...ADA, role: 'member' });
    await RouterTestingHarness.create('/settings/danger');
    expect(TestBed.inject(Router).url).toBe('/settings/profile');
  });
});
