import { TestBed, type ComponentFixture } from '@angular/core/testing';
import { ONBOARDING, SESSION, type OnboardingReply } from '@covibe/contracts';
import { ADA } from '../../core/session/session.sample.js';
import { expectAccessible } from '../../ui/testing/accessible.js';
import { FakeServer } from '../../../testing/fake-server.js';
import { FakeLocation } from '../../../testing/signed-in.js';
import { Onboarding } from './onboarding.js';

const LOCAL: OnboardingReply = {
  auth_mode: 'local-dev',
  step: 'found',
  email: null,
  name: null,
  place: null,
  admins: [],
};
const KNOWN: OnboardingReply = {
  auth_mode: 'workos',
  step: 'claim',
  email: 'ada@example.org',
  name: 'Ada Lovelace',
  place: 'Analytical Engines',
  admins: [],
};

describe('onboarding', () => {
  let server: FakeServer;
  let location: FakeLocation;
  let fixture: ComponentFixture<Onboarding>;
  const host = () => fixture.nativeElement as HTMLElement;
  const box = (label: string) => {
    const id = [...host().querySelectorAll('label')].find(
      ({ textContent }) => textContent.trim() === label,
    )?.htmlFor;
    return id ? host().querySelector<HTMLInputElement>(`#${id}`) : null;
  };
  const type = (label: string, text: string) => {
    box(label)!.value = text;
    box(label)!.dispatchEvent(new Event('input'));
  };
  const submit = async () => {
    host().querySelector('form')!.dispatchEvent(new Event('submit'));
    await fixture.whenStable();
  };
  const press = async (label: string) => {
    [...host().querySelectorAll('button')]
      .find(({ textContent }) => textContent.trim() === label)!
      .click();
    await fixture.whenStable();
  };

  const show = async (state: OnboardingReply) => {
    server.answer(ONBOARDING.state, state);
    fixture = TestBed.createComponent(Onboarding);
    await fixture.whenStable();
  };

  beforeEach(() => {
    server = new FakeServer();
    location = new FakeLocation();
    TestBed.configureTestingModule({ providers: [server.provider, location.provider] });
  });

  it('founds a company with what was filled in, and enters it', async () => {
    await show(LOCAL);
    await expectAccessible(host());
    server.answer(ONBOARDING.start, ADA);
    type('Company', 'Analytical Engines');
    type('Your name', 'Ada Lovelace');
    type('E-mail', ' ada@example.org ');
    await fixture.whenStable();
    expect(box('Handle')!.value).toBe('ada-lovelace');
    await submit();
    expect(server.changes.map(({ body }) => body)).toEqual([
      {
        tenant_name: 'Analytical Engines',
        workspace_name: 'Main',
        name: 'Ada Lovelace',
        email: 'ada@example.org',
        handle: 'ada-lovelace',
      },
    ]);
    expect(location.went).toEqual(['/workstreams']);
  });

  it('leaves a handle alone that somebody chose, until they empty it', async () => {
    await show(LOCAL);
    type('Handle', 'countess');
    type('Your name', 'Ada');
    await fixture.whenStable();
    expect(box('Handle')!.value).toBe('countess');
    type('Handle', '');
    type('Your name', 'Ada King');
    await fixture.whenStable();
    expect(box('Handle')!.value).toBe('ada-king');
  });

  it('sends nothing while something is missing', async () => {
    await show(LOCAL);
    await submit();
    expect(server.changes).toEqual([]);
    expect(host().textContent).toContain('Give your company a name.');
    await expectAccessible(host());
  });

  it('takes over an organization without asking again what the provider knows', async () => {
    await show(KNOWN);
    expect(host().querySelector('h1')!.textContent).toBe('Take over Analytical Engines');
    expect(box('Company')!.value).toBe('Analytical Engines');
    expect(box('E-mail')).toBeNull();
    expect(host().textContent).toContain('ada@example.org');
    server.answer(ONBOARDING.start, ADA);
    await submit();
    expect(server.changes[0]!.body).not.toHaveProperty('email');
    expect(location.went).toHaveLength(1);
  });

  it('asks for the name of an organization that the provider did not tell', async () => {
    await show({ ...KNOWN, place: null });
    expect(host().querySelector('h1')!.textContent).toBe('Take over your organization');
    expect(box('Company')!.value).toBe('');
  });

  it('says why somebody else was faster', async () => {
    await show(KNOWN);
    server.refuse(ONBOARDING.start, { status: 409, error: 'A colleague has set it up meanwhile.' });
    await submit();
    expect(host().querySelector('cv-refusal')!.textContent).toContain('A colleague');
    expect(location.went).toEqual([]);
  });

  it('accepts an invitation, or says why it cannot', async () => {
    await show({ ...KNOWN, step: 'accept' });
    expect(host().querySelector('h1')!.textContent).toBe('Join Analytical Engines');
    await expectAccessible(host());
    server.refuse(ONBOARDING.accept, { status: 410, error: 'The invitation has ended.' });
    await press('Accept the invitation');
    expect(host().textContent).toContain('The invitation has ended.');
    server.answer(ONBOARDING.accept, ADA);
    await press('Accept the invitation');
    expect(location.went).toEqual(['/workstreams']);
  });

  it('names the admins to ask, creates nothing, and looks again when told to', async () => {
    await show({ ...KNOWN, step: 'ask', admins: ['Maren Holt', 'Yusuf Demir'] });
    expect(host().textContent).toContain('Maren Holt');
    await expectAccessible(host());
    server.answer(ONBOARDING.state, { ...KNOWN, step: 'accept' });
    await press('I have been invited');
    expect(host().querySelector('h1')!.textContent).toBe('Join Analytical Engines');
    expect(server.changes).toEqual([]);
  });

  it('lets somebody leave who came with the wrong account', async () => {
    await show({ ...KNOWN, step: 'ask' });
    server.answer(SESSION.signOut, { next: 'https://sign-out.example' });
    await press('Use another account');
    expect(location.went).toEqual(['https://sign-out.example']);
  });

  it('leads those who have a place straight in', async () => {
    await show({ ...KNOWN, step: 'done' });
    expect(location.went).toEqual(['/workstreams']);
  });

  it('says why it did not load', async () => {
    server.refuse(ONBOARDING.state, { status: 503, error: 'Sign-in is not configured.' });
    fixture = TestBed.createComponent(Onboarding);
    await fixture.whenStable();
    expect(host().textContent).toContain('Sign-in is not configured.');
  });
});
