import { TestBed, type ComponentFixture } from '@angular/core/testing';
import { SESSION, TENANCY, type WorkspaceReply } from '@covibe/contracts';
import { ADA } from '../../../core/session/session.sample.js';
import { expectAccessible } from '../../../ui/testing/accessible.js';
import { Toasts } from '../../../ui/toast/toasts.js';
import { FakeServer } from '../../../../testing/fake-server.js';
import { FakeLocation, NO_STREAM, signIn } from '../../../../testing/signed-in.js';
import { Workspaces } from './workspaces.js';

const workspace = (id: string, name: string, mine = true): WorkspaceReply => ({
  id,
  name,
  slug: name.toLowerCase(),
  members: 3,
  mine,
  created_at: '2026-01-05T10:00:00.000Z',
});
const ALL = [
  workspace('ws_1', 'Platform'),
  workspace('ws_2', 'Mobile'),
  workspace('ws_3', 'Secret', false),
];

describe('the workspaces', () => {
  let server: FakeServer;
  let location: FakeLocation;
  let fixture: ComponentFixture<Workspaces>;
  const host = () => fixture.nativeElement as HTMLElement;
  const button = (label: string) =>
    [...document.querySelectorAll('button')].find(
      (one) => one.textContent.trim() === label || one.getAttribute('aria-label') === label,
    );
  const settle = async () => {
    await fixture.whenStable();
    await new Promise((settled) => setTimeout(settled));
    await fixture.whenStable();
  };

  const show = async (role: 'admin' | 'member' = 'admin') => {
    server.answer(TENANCY.workspaces, { workspaces: ALL });
    await signIn(server, { ...ADA, role });
    fixture = TestBed.createComponent(Workspaces);
    await fixture.whenStable();
  };
  const name = async (text: string) => {
    await settle();
    const box = document.querySelector<HTMLInputElement>('.content input')!;
    box.value = text;
    box.dispatchEvent(new Event('input'));
    document.querySelector('.content form')!.dispatchEvent(new Event('submit'));
    await settle();
  };

  beforeEach(() => {
    server = new FakeServer();
    location = new FakeLocation();
    TestBed.configureTestingModule({
      providers: [server.provider, location.provider, NO_STREAM],
    });
  });

  it('say where one is, where one may go, and where one is not', async () => {
    await show();
    const rows = [...host().querySelectorAll('li')].map(({ textContent }) => textContent);
    expect(rows[0]).toContain('you are here');
    expect(rows[1]).toContain('Switch');
    expect(rows[2]).toContain('you are not in it');
    await expectAccessible(host());
  });

  it('are renamed and made by admins only', async () => {
    await show('member');
    for (const label of ['Rename', 'New workspace', 'Rename Mobile']) {
      expect(button(label)).toBeUndefined();
    }
    expect(button('Switch to Mobile')).toBeDefined();
  });

  it('are switched by asking the server, then everything is read anew', async () => {
    await show();
    server.answer(SESSION.switchWorkspace, ADA);
    button('Switch to Mobile')!.click();
    await settle();
    expect(server.changes.map(({ body }) => body)).toEqual([{ workspace_id: 'ws_2' }]);
    expect(location.reloads).toBe(1);
  });

  it('get another name at once, and the old one back when it is refused', async () => {
    await show();
    server.refuse(
      TENANCY.renameWorkspace,
      { status: 409, error: 'Taken.' },
      '/api/workspaces/ws_2',
    );
    button('Rename Mobile')!.click();
    await name('Apps');
    expect(document.querySelector('.content')!.textContent).toContain('Taken.');
    expect(host().textContent).toContain('Mobile');
    server.answer(TENANCY.renameWorkspace, ALL[1]!, '/api/workspaces/ws_2');
    server.answer(TENANCY.workspaces, { workspaces: [workspace('ws_2', 'Apps')] });
    await name('Apps');
    expect(document.querySelector('.content')).toBeNull();
    expect(host().textContent).toContain('Apps');
  });

  it('are not renamed to what they are called already', async () => {
    await show();
    button('Rename Mobile')!.click();
    await name(' Mobile ');
    expect(server.changes).toEqual([]);
    expect(document.querySelector('.content')).toBeNull();
  });

  it('need a name', async () => {
    await show();
    button('New workspace')!.click();
    await name('  ');
    expect(document.querySelector('.content')!.textContent).toContain('Enter a name.');
    await expectAccessible(document.body);
    button('Cancel')!.click();
  });

  it('are made, and offered to switch to', async () => {
    await show();
    server.answer(TENANCY.createWorkspace, workspace('ws_4', 'Data'));
    button('New workspace')!.click();
    await name('Data');
    expect(server.changes.map(({ body }) => body)).toEqual([{ name: 'Data' }]);
    const [told] = TestBed.inject(Toasts).all();
    expect(told).toMatchObject({ text: 'Data is ready.', action: { label: 'Switch to it' } });
    server.answer(SESSION.switchWorkspace, ADA);
    told!.action!.run();
    await settle();
    expect(location.reloads).toBe(1);
  });

  it('stand under the company, which an admin renames', async () => {
    await show();
    server.answer(TENANCY.renameTenant, ADA.tenant);
    button('Rename')!.click();
    server.answer(SESSION.current, { ...ADA, tenant: { ...ADA.tenant, name: 'Difference' } });
    await name('Difference');
    expect(server.changes.map(({ body }) => body)).toEqual([{ name: 'Difference' }]);
    expect(host().querySelector('.company')!.textContent).toContain('Difference');
  });
});
