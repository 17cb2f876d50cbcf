import type { HarnessLoader } from '@angular/cdk/testing';
import { TestbedHarnessEnvironment } from '@angular/cdk/testing/testbed';
import { TestBed, type ComponentFixture } from '@angular/core/testing';
import { MEMBERS, TENANCY, type MemberReply, type SessionReply } from '@covibe/contracts';
import { ADA } from '../../../core/session/session.sample.js';
import { ConfirmHarness } from '../../../ui/confirm/confirm.harness.js';
import { MenuHarness } from '../../../ui/menu/menu.harness.js';
import { TableHarness } from '../../../ui/table/table.harness.js';
import { expectAccessible } from '../../../ui/testing/accessible.js';
import { Toasts } from '../../../ui/toast/toasts.js';
import { FakeServer } from '../../../../testing/fake-server.js';
import { FakeLocation, NO_STREAM, signIn } from '../../../../testing/signed-in.js';
import { Members } from './members.js';

const member = (id: string | null, name: string, more: Partial<MemberReply> = {}): MemberReply => ({
  id,
  name,
  handle: id ? name.toLowerCase() : 'private',
  email: id && `${name.toLowerCase()}@example.org`,
  avatar_url: null,
  visibility: 'public',
  role: 'member',
  is_me: false,
  workspace_ids: ['ws_1'],
  joined_at: '2026-01-05T10:00:00.000Z',
  ...more,
});
const ME = member('dev_1', 'Ada', { is_me: true, role: 'admin', workspace_ids: ['ws_1', 'ws_2'] });
const BOB = member('dev_2', 'Bob');
const INVITATION = {
  id: 'inv_1',
  email: 'noor@example.org',
  role: 'member' as const,
  created_at: '2026-01-05T10:00:00.000Z',
  expires_at: '2026-01-12T10:00:00.000Z',
};

describe('the members', () => {
  let server: FakeServer;
  let fixture: ComponentFixture<Members>;
  let root: HarnessLoader;
  const host = () => fixture.nativeElement as HTMLElement;
  const loader = () => TestbedHarnessEnvironment.loader(fixture);
  const rows = async () => (await loader().getHarness(TableHarness)).drawn();
  const button = (label: string) =>
    [...document.querySelectorAll('button')].find(
      ({ textContent }) => textContent.trim() === label,
    );
  const settle = async () => {
    await fixture.whenStable();
    await new Promise((settled) => setTimeout(settled));
    await fixture.whenStable();
  };
  const told = () =>
    TestBed.inject(Toasts)
      .all()
      .map(({ text }) => text);

  const show = async (as: Partial<SessionReply> = {}, members = [ME, BOB]) => {
    server.answer(MEMBERS.list, { members, invitations: [INVITATION], next_cursor: null });
    server.answer(TENANCY.workspaces, {
      workspaces: ADA.workspaces.map((one) => ({
        ...one,
        members: 1,
        mine: true,
        created_at: '2026-01-05T10:00:00.000Z',
      })),
    });
    await signIn(server, { ...ADA, ...as });
    fixture = TestBed.createComponent(Members);
    root = TestbedHarnessEnvironment.documentRootLoader(fixture);
    await fixture.whenStable();
  };
  const choose = async (row: number, item: string) => {
    const menus = await loader().getAllHarnesses(MenuHarness);
    await menus[row]!.open();
    await menus[row]!.choose(item);
    await settle();
  };

  beforeEach(() => {
    server = new FakeServer();
    TestBed.configureTestingModule({
      providers: [server.provider, new FakeLocation().provider, NO_STREAM],
    });
  });

  it('are listed with address, role and workspaces for an admin', async () => {
    await show();
    expect((await rows())[0]).toContain('ada@example.org');
    expect((await rows())[0]).toContain('Platform, Mobile');
    await expectAccessible(host());
  });

  it('offer a member only to leave, and keep private teammates private', async () => {
    const mine = { ...ME, role: 'member' as const };
    await show({ role: 'member' }, [
      mine,
      member(null, 'Private teammate'),
      { ...BOB, email: null },
    ]);
    expect(button('Invite')).toBeUndefined();
    const menus = await loader().getAllHarnesses(MenuHarness);
    expect(menus).toHaveLength(1);
    await menus[0]!.open();
    expect(await menus[0]!.items()).toEqual(['Leave…']);
    expect((await rows())[1]).toContain('n/a, private');
    expect((await rows())[1]).not.toContain('@private');
  });

  it('get their role at once, and lose it again with the reason', async () => {
    await show();
    server.refuse(
      MEMBERS.changeRole,
      { status: 409, error: 'A tenant keeps at least one admin.' },
      '/api/members/dev_1/role',
    );
    await choose(0, 'Make a member');
    expect(server.changes).toMatchObject([{ method: 'PUT', body: { role: 'member' } }]);
    expect(told()).toEqual(['A tenant keeps at least one admin.']);
    expect((await rows())[0]).toContain('admin');
    server.answer(MEMBERS.changeRole, { ...BOB, role: 'admin' }, '/api/members/dev_2/role');
    await choose(1, 'Make an admin');
    expect((await rows())[1]).toContain('admin');
  });

  it('are placed in workspaces', async () => {
    await show();
    await choose(1, 'Choose workspaces');
    await expectAccessible(document.body);
    server.answer(MEMBERS.changeWorkspaces, BOB, '/api/members/dev_2/workspaces');
    const [platform, mobile] = document.querySelectorAll<HTMLInputElement>('.content input');
    expect([platform!.checked, mobile!.checked]).toEqual([true, false]);
    platform!.click();
    mobile!.click();
    button('Save')!.click();
    await settle();
    expect(server.changes.map(({ body }) => body)).toEqual([{ workspace_ids: ['ws_2'] }]);
    expect((await rows())[1]).toContain('Mobile');
  });

  const confirm = async (typed: string, action: string) => {
    const question = await root.getHarness(ConfirmHarness);
    await question.type(typed);
    await question.press(action);
    await settle();
  };

  it('are removed by typing their handle, and come back when that fails', async () => {
    await show();
    server.refuse(MEMBERS.remove, { status: 500, error: 'Away.' }, '/api/members/dev_2');
    await choose(1, 'Remove');
    await confirm('bob', 'Remove');
    expect(told()).toEqual(['Away.']);
    expect(await rows()).toHaveLength(2);
    server.answer(MEMBERS.remove, undefined, '/api/members/dev_2');
    await choose(1, 'Remove');
    await confirm('bob', 'Remove');
    expect(await rows()).toHaveLength(1);
  });

  it('are narrowed by the filter', async () => {
    await show();
    const filter = host().querySelector<HTMLInputElement>('input[type=search]')!;
    filter.value = 'bob';
    filter.dispatchEvent(new Event('input'));
    expect(await rows()).toHaveLength(1);
    expect(host().querySelector('.count')!.textContent.trim()).toBe('1 member');
  });

  const fill = (values: string[]) => {
    const boxes = document.querySelectorAll<HTMLInputElement>('.content .cv-control');
    for (const [place, text] of values.entries()) {
      const box = boxes[place]!;
      box.value = text;
      box.dispatchEvent(new Event(box.tagName === 'SELECT' ? 'change' : 'input'));
      box.dispatchEvent(new Event('input'));
    }
    document.querySelector('.content form')!.dispatchEvent(new Event('submit'));
  };

  it('are invited by a link where no letters are sent', async () => {
    await show();
    button('Invite')!.click();
    await fixture.whenStable();
    await expectAccessible(document.body);
    const link = 'http://localhost:3000/auth/sign-in?developer=dev_9';
    server.answer(MEMBERS.invite, { email: 'noor@x.org', join_link: link, invitation: null });
    fill(['noor@x.org', 'Noor']);
    await settle();
    expect(server.changes.map(({ body }) => body)).toEqual([
      { email: 'noor@x.org', role: 'member', workspace_ids: ['ws_1'], name: 'Noor' },
    ]);
    expect(document.querySelector('cv-copy code')!.textContent).toBe(link);
    await expectAccessible(document.body);
    button('Invite another')!.click();
    await fixture.whenStable();
    expect(document.querySelector<HTMLInputElement>('.content input')!.value).toBe('');
    button('Cancel')!.click();
  });

  it('are invited by letter where WorkOS writes them, without a name', async () => {
    await show({ auth_mode: 'workos' });
    expect(host().textContent).toContain('noor@example.org');
    button('Invite')!.click();
    await fixture.whenStable();
    server.refuse(MEMBERS.invite, { status: 409, error: 'Invited already.', field: 'email' });
    fill(['noor@example.org']);
    await settle();
    expect(server.changes[0]!.body).not.toHaveProperty('name');
    expect(document.querySelector('.content .error')!.textContent).toBe('Invited already.');
    button('Cancel')!.click();
  });

  it('have invitations that can be revoked', async () => {
    await show({ auth_mode: 'workos' });
    server.answer(MEMBERS.revokeInvitation, undefined, '/api/members/invitations/inv_1');
    button('Revoke')!.click();
    await settle();
    expect(host().textContent).toContain('Nobody is on their way');
  });

  it('are created with a password of twelve characters that is sent and not kept', async () => {
    await show({ auth_mode: 'workos' });
    button('Create with password')!.click();
    await fixture.whenStable();
    await expectAccessible(document.body);
    fill(['Noor', 'noor@x.org', '', 'member', 'short']);
    await settle();
    expect(document.querySelector('.content .error')!.textContent).toContain('12 characters');
    server.answer(MEMBERS.create, BOB);
    fill(['Noor', 'noor@x.org', '', 'member', 'long enough now']);
    await settle();
    expect(server.changes.map(({ body }) => body)).toEqual([
      { name: 'Noor', email: 'noor@x.org', role: 'member', initial_password: 'long enough now' },
    ]);
    expect(told()).toEqual(['Noor can sign in now.']);
    expect(document.querySelector('.content')).toBeNull();
  });
});
