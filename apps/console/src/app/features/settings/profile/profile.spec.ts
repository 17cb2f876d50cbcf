import { TestBed, type ComponentFixture } from '@angular/core/testing';
import { PROFILE, type ProfileReply } from '@covibe/contracts';
import { ADA } from '../../../core/session/session.sample.js';
import { expectAccessible } from '../../../ui/testing/accessible.js';
import { Toasts } from '../../../ui/toast/toasts.js';
import { FakeServer } from '../../../../testing/fake-server.js';
import { FakeLocation, NO_STREAM, signIn } from '../../../../testing/signed-in.js';
import { Profile } from './profile.js';

const MINE: ProfileReply = {
  id: 'dev_1',
  name: 'Ada Lovelace',
  handle: 'ada',
  email: 'ada@example.org',
  visibility: 'public',
  avatar_url: null,
  has_password: false,
};

describe('the profile', () => {
  let server: FakeServer;
  let fixture: ComponentFixture<Profile>;
  const host = () => fixture.nativeElement as HTMLElement;
  const box = (autocomplete: string) =>
    host().querySelector<HTMLInputElement>(`input[autocomplete="${autocomplete}"]`)!;
  const button = (words: string) =>
    [...host().querySelectorAll('button')].find(({ textContent }) => textContent.includes(words));
  const told = () =>
    TestBed.inject(Toasts)
      .all()
      .map(({ text }) => text);
  const type = (into: HTMLInputElement, text: string) => {
    into.value = text;
    into.dispatchEvent(new Event('input'));
  };

  const show = async (mine: Partial<ProfileReply> = {}) => {
    server.answer(PROFILE.mine, { ...MINE, ...mine });
    await signIn(server, ADA);
    fixture = TestBed.createComponent(Profile);
    await fixture.whenStable();
  };

  beforeEach(() => {
    server = new FakeServer();
    TestBed.configureTestingModule({
      providers: [server.provider, new FakeLocation().provider, NO_STREAM],
    });
  });

  it('shows who one is, and that the e-mail address stays', async () => {
    await show();
    expect(box('name').value).toBe('Ada Lovelace');
    const email = host().querySelector<HTMLInputElement>('input[type=email]')!;
    expect([email.value, email.readOnly]).toEqual(['ada@example.org', true]);
    expect(button('Save')!.disabled).toBe(true);
    await expectAccessible(host());
  });

  it('sends only what changed, and tells the rest of the page', async () => {
    await show();
    server.answer(PROFILE.change, { ...MINE, name: 'Ada King' });
    type(box('name'), 'Ada King');
    await fixture.whenStable();
    button('Save')!.click();
    await fixture.whenStable();
    expect(server.changes.map(({ body }) => body)).toEqual([{ name: 'Ada King' }]);
    expect(told()).toEqual(['Your profile is saved.']);
    expect(button('Save')!.disabled).toBe(true);
    expect(server.sent.filter(({ path }) => path === '/api/session')).toHaveLength(2);
  });

  it('says at the handle why it is refused, and undoes on request', async () => {
    await show();
    server.refuse(PROFILE.change, { status: 409, error: 'Taken.', field: 'handle' });
    type(host().querySelector('input[autocapitalize]')!, 'bob');
    await fixture.whenStable();
    button('Save')!.click();
    await fixture.whenStable();
    expect(host().querySelector('.error')!.textContent).toBe('Taken.');
    button('Undo')!.click();
    await fixture.whenStable();
    expect(host().querySelector<HTMLInputElement>('input[autocapitalize]')!.value).toBe('ada');
    expect(host().querySelector('.error')).toBeNull();
  });

  it('becomes private at once, and public again when the server refuses', async () => {
    await show();
    server.refuse(PROFILE.change, { status: 500, error: 'The database is away.' });
    const release = server.hold(PROFILE.change);
    const [, hidden] = host().querySelectorAll<HTMLInputElement>('input[type=radio]');
    hidden!.click();
    await fixture.whenStable();
    expect(host().querySelector('label.chosen')!.textContent).toContain('Private');
    release();
    await new Promise((settled) => setTimeout(settled));
    await fixture.whenStable();
    expect(host().querySelector('label.chosen')!.textContent).toContain('Public');
    expect(told()).toEqual(['The database is away.']);
  });

  const choose = async (file: File) => {
    const input = host().querySelector<HTMLInputElement>('input[type=file]')!;
    Object.defineProperty(input, 'files', { value: [file], configurable: true });
    input.dispatchEvent(new Event('change'));
    await new Promise((settled) => setTimeout(settled, 20));
    await fixture.whenStable();
  };
  const picture = new File(['x'], 'me.png', { type: 'image/png' });

  it('shows a photo before it is used, and sends the file as it is', async () => {
    await show();
    await choose(picture);
    expect(host().querySelector('img')!.src).toContain('data:image/png');
    expect(server.changes).toEqual([]);
    server.answer(PROFILE.setPhoto, { ...MINE, avatar_url: '/uploads/avatars/a.webp' });
    button('Use this photo')!.click();
    await fixture.whenStable();
    expect(server.changes.map(({ body }) => body)).toEqual([picture]);
    expect(host().querySelector('img')!.src).toContain('/uploads/avatars/a.webp');
  });

  it('forgets a photo that was not used, and refuses what is none', async () => {
    await show();
    await choose(picture);
    button('Cancel')!.click();
    await fixture.whenStable();
    expect(host().querySelector('img')).toBeNull();
    await choose(new File(['x'], 'cv.pdf', { type: 'application/pdf' }));
    expect(host().textContent).toContain('Choose a PNG, JPEG or WebP picture.');
    expect(server.changes).toEqual([]);
  });

  it('removes a photo', async () => {
    await show({ avatar_url: '/uploads/avatars/a.webp' });
    server.answer(PROFILE.removePhoto, MINE);
    button('Remove')!.click();
    await fixture.whenStable();
    expect(host().querySelector('img')).toBeNull();
    expect(told()).toEqual(['Your photo is removed.']);
  });

  it('asks for a password reset only where there are passwords, else says why not', async () => {
    await show();
    expect(host().textContent).toContain('Local-dev sign-in has no passwords.');
    expect(button('Send a reset link')).toBeUndefined();
    await show({ has_password: true });
    server.answer(PROFILE.requestPasswordReset, undefined);
    button('Send a reset link')!.click();
    await fixture.whenStable();
    expect(told()).toEqual(['The letter is on its way to ada@example.org.']);
  });

  it('says why it did not load, and tries again', async () => {
    await signIn(server, ADA);
    server.refuse(PROFILE.mine, { status: 500, error: 'The database is away.' });
    fixture = TestBed.createComponent(Profile);
    await fixture.whenStable();
    expect(host().textContent).toContain('Your profile did not load');
    server.answer(PROFILE.mine, MINE);
    button('Try again')!.click();
    await fixture.whenStable();
    expect(box('name').value).toBe('Ada Lovelace');
  });
});
