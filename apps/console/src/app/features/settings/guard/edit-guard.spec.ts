import { TestBed, type ComponentFixture } from '@angular/core/testing';
import { HOOKS, type GuardMode } from '@covibe/contracts';
import { ADA } from '../../../core/session/session.sample.js';
import { expectAccessible } from '../../../ui/testing/accessible.js';
import { Toasts } from '../../../ui/toast/toasts.js';
import { FakeServer } from '../../../../testing/fake-server.js';
import { FakeLocation, NO_STREAM, signIn } from '../../../../testing/signed-in.js';
import { EditGuard } from './edit-guard.js';

describe('the edit guard', () => {
  let server: FakeServer;
  let fixture: ComponentFixture<EditGuard>;
  const host = () => fixture.nativeElement as HTMLElement;
  const radio = (mode: GuardMode) =>
    host().querySelector<HTMLInputElement>(`input[value=${mode}]`)!;
  const choose = async (mode: GuardMode) => {
    radio(mode).click();
    await fixture.whenStable();
  };

  const show = async (mode: GuardMode, role: 'admin' | 'member') => {
    server.answer(HOOKS.guard, { mode });
    await signIn(server, { ...ADA, role });
    fixture = TestBed.createComponent(EditGuard);
    await fixture.whenStable();
  };

  beforeEach(() => {
    server = new FakeServer();
    TestBed.configureTestingModule({
      providers: [server.provider, new FakeLocation().provider, NO_STREAM],
    });
  });

  it('shows what is chosen, and lets an admin choose', async () => {
    await show('warn', 'admin');
    expect(radio('warn').checked).toBe(true);
    server.answer(HOOKS.setGuard, { mode: 'deny' });
    await choose('deny');
    expect(server.changes).toMatchObject([{ method: 'PUT', body: { mode: 'deny' } }]);
    expect(radio('deny').checked).toBe(true);
    expect(TestBed.inject(Toasts).all()).toMatchObject([
      { text: 'Such edits are denied from now on.' },
    ]);
    await expectAccessible(host());
  });

  it('is read by members, who are told who decides', async () => {
    await show('ask', 'member');
    expect(radio('ask').checked).toBe(true);
    expect(radio('deny').matches(':disabled')).toBe(true);
    expect(host().textContent).toContain('an admin chooses');
    await expectAccessible(host());
  });

  it('goes back with the reason when it could not be changed', async () => {
    await show('warn', 'admin');
    server.refuse(HOOKS.setGuard, { status: 503, error: 'Away.' });
    const answer = server.hold(HOOKS.setGuard);
    radio('deny').click();
    fixture.detectChanges();
    expect(radio('deny').checked).toBe(true);
    answer();
    await new Promise((settled) => setTimeout(settled));
    await fixture.whenStable();
    expect(radio('warn').checked).toBe(true);
    expect(TestBed.inject(Toasts).all()).toMatchObject([{ text: 'Away.', tone: 'bad' }]);
  });
});
