import { TestBed, type ComponentFixture } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import { PAXEL } from '@covibe/contracts';
import { ADA } from '../../../core/session/session.sample.js';
import { expectAccessible } from '../../../ui/testing/accessible.js';
import { FakeServer } from '../../../../testing/fake-server.js';
import { FakeLocation, NO_STREAM, signIn } from '../../../../testing/signed-in.js';
import { PaxelSetting } from './paxel-setting.js';

describe('the switch of Paxel', () => {
  let server: FakeServer;
  let fixture: ComponentFixture<PaxelSetting>;
  const host = () => fixture.nativeElement as HTMLElement;
  const toggle = () => host().querySelector<HTMLInputElement>('input[role="switch"]')!;
  const settle = async () => {
    await fixture.whenStable();
    await new Promise((settled) => setTimeout(settled));
    await fixture.whenStable();
  };
  const show = async (may_set_enabled: boolean) => {
    server.answer(PAXEL.overview, {
      ...{ enabled: true, is_mine: true, may_set_enabled },
      ...{ active: null, runs: [], pollIntervalMs: 3_000 },
    });
    await signIn(server, ADA);
    fixture = TestBed.createComponent(PaxelSetting);
    await settle();
  };

  beforeEach(() => {
    server = new FakeServer();
    TestBed.configureTestingModule({
      providers: [server.provider, new FakeLocation().provider, NO_STREAM, provideRouter([])],
    });
  });

  it('is an admin’s: off for everybody at once', async () => {
    await show(true);
    expect([toggle().checked, toggle().disabled]).toEqual([true, false]);
    await expectAccessible(host());
    server.answer(PAXEL.act, { enabled: false, run: null });
    toggle().click();
    await settle();
    expect(server.changes.at(-1)?.body).toEqual({ action: 'set_enabled', enabled: false });
    expect(toggle().checked).toBe(false);
  });

  it('goes back when the server refuses', async () => {
    await show(true);
    server.refuse(PAXEL.act, { status: 403, error: 'Only admins may do this.' });
    const release = server.hold(PAXEL.act);
    toggle().click();
    await settle();
    expect(toggle().checked).toBe(false);
    release();
    await settle();
    expect(toggle().checked).toBe(true);
  });

  it('is seen by members, who cannot turn it', async () => {
    await show(false);
    expect(toggle().disabled).toBe(true);
    expect(host().textContent).toContain('A company admin decides');
    expect(host().querySelector('a')?.getAttribute('href')).toBe('/performance/developers/ada');
  });
});
