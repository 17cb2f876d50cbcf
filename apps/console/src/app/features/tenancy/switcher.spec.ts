import { TestbedHarnessEnvironment } from '@angular/cdk/testing/testbed';
import { TestBed, type ComponentFixture } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import { SESSION } from '@covibe/contracts';
import { Commands } from '../../core/commands/commands.js';
import { ADA } from '../../core/session/session.sample.js';
import { MenuHarness } from '../../ui/menu/menu.harness.js';
import { expectAccessible } from '../../ui/testing/accessible.js';
import { Toasts } from '../../ui/toast/toasts.js';
import { FakeServer } from '../../../testing/fake-server.js';
import { FakeLocation, signIn } from '../../../testing/signed-in.js';
import { Switcher } from './switcher.js';

describe('the workspace switcher', () => {
  let server: FakeServer;
  let location: FakeLocation;
  let fixture: ComponentFixture<Switcher>;
  let menu: MenuHarness;

  beforeEach(async () => {
    server = new FakeServer();
    location = new FakeLocation();
    TestBed.configureTestingModule({
      providers: [server.provider, location.provider, provideRouter([])],
    });
    await signIn(server, ADA);
    fixture = TestBed.createComponent(Switcher);
    menu = await TestbedHarnessEnvironment.loader(fixture).getHarness(MenuHarness);
  });

  it('lists the workspaces one is in, and the way to all', async () => {
    await menu.open();
    expect(await menu.items()).toEqual(['Platform', 'Mobile', 'All workspaces']);
    await expectAccessible(document.body);
  });

  it('goes to another one by asking the server, then reads everything anew', async () => {
    server.answer(SESSION.switchWorkspace, { ...ADA, workspace: ADA.workspaces[1]! });
    await menu.open();
    await menu.choose('Mobile');
    expect(server.changes).toEqual([
      { method: 'PUT', path: SESSION.switchWorkspace.path, body: { workspace_id: 'ws_2' } },
    ]);
    expect(location.reloads).toBe(1);
  });

  it('stays where one is for the workspace in view', async () => {
    await menu.open();
    await menu.choose('Platform');
    expect([server.changes.length, location.reloads]).toEqual([0, 0]);
  });

  it('says why it cannot go there', async () => {
    server.refuse(SESSION.switchWorkspace, { status: 404, error: 'There is no such workspace.' });
    await menu.open();
    await menu.choose('Mobile');
    await fixture.whenStable();
    expect(TestBed.inject(Toasts).all()).toMatchObject([{ text: 'There is no such workspace.' }]);
    expect(location.reloads).toBe(0);
  });

  it('is in the palette too, for the others only', () => {
    const offered = TestBed.inject(Commands)
      .all()
      .map(({ label }) => label);
    expect(offered).toEqual(['Switch to Mobile']);
  });
});
