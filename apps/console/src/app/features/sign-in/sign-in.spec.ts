import { TestBed, type ComponentFixture } from '@angular/core/testing';
import { LOCAL_AUTH, type LocalPerson } from '@covibe/contracts';
import { ADA } from '../../core/session/session.sample.js';
import { expectAccessible } from '../../ui/testing/accessible.js';
import { FakeServer } from '../../../testing/fake-server.js';
import { FakeLocation } from '../../../testing/signed-in.js';
import { SignIn } from './sign-in.js';

const person = (id: string, name: string): LocalPerson => ({
  developer_id: id,
  name,
  handle: id,
  avatar_url: null,
  role: 'member',
  tenant_id: 'tenant_1',
  tenant_name: 'Analytical Engines',
});

describe('the developer picker', () => {
  let server: FakeServer;
  let location: FakeLocation;
  let fixture: ComponentFixture<SignIn>;
  const host = () => fixture.nativeElement as HTMLElement;
  const button = (words: string) =>
    [...host().querySelectorAll('button')].find(({ textContent }) => textContent.includes(words));

  const show = async (inputs: Record<string, string> = {}) => {
    fixture = TestBed.createComponent(SignIn);
    for (const [name, value] of Object.entries(inputs)) fixture.componentRef.setInput(name, value);
    await fixture.whenStable();
  };

  beforeEach(() => {
    server = new FakeServer();
    location = new FakeLocation();
    TestBed.configureTestingModule({ providers: [server.provider, location.provider] });
    server.answer(LOCAL_AUTH.people, { people: [person('dev_1', 'Ada'), person('dev_2', 'Bob')] });
  });

  it('signs in whom one chooses and goes back to the page asked for', async () => {
    await show({ returnTo: '/settings/tokens' });
    server.answer(LOCAL_AUTH.signIn, ADA);
    button('Bob')!.click();
    await fixture.whenStable();
    expect(server.changes).toEqual([
      { method: 'POST', path: LOCAL_AUTH.signIn.path, body: { developer_id: 'dev_2' } },
    ]);
    expect(location.went).toEqual(['/settings/tokens']);
    await expectAccessible(host());
  });

  it('goes nowhere else than to a page of ours', async () => {
    await show({ returnTo: '//evil.example' });
    server.answer(LOCAL_AUTH.signIn, ADA);
    button('Ada')!.click();
    await fixture.whenStable();
    expect(location.went).toEqual(['/workstreams']);
  });

  it('puts the one of a join link first', async () => {
    await show({ developer: 'dev_2' });
    expect(button('Continue as Bob')).toBeDefined();
    expect(host().querySelectorAll('cv-person-choice')).toHaveLength(1);
    await expectAccessible(host());
  });

  it('says when the link is for nobody here, and offers the others', async () => {
    await show({ developer: 'dev_9' });
    expect(host().textContent).toContain('not on this server');
    expect(host().querySelectorAll('cv-person-choice')).toHaveLength(2);
  });

  it('says why somebody cannot come in, and lets one choose again', async () => {
    await show();
    server.refuse(LOCAL_AUTH.signIn, { status: 404, error: 'This developer is in no workspace.' });
    button('Ada')!.click();
    await fixture.whenStable();
    expect(host().querySelector('cv-refusal')!.textContent).toContain('in no workspace');
    expect(button('Bob')!.disabled).toBe(false);
    expect(location.went).toEqual([]);
  });

  it('leads to a new company where nobody is yet', async () => {
    server.answer(LOCAL_AUTH.people, { people: [] });
    await show();
    expect(host().textContent).toContain('Nobody is here yet');
    expect(host().querySelector('a[href="/onboarding"]')).not.toBeNull();
  });

  it('looks people up by typing only where there are many', async () => {
    await show();
    expect(host().querySelector('cv-filter')).toBeNull();
    const many = Array.from({ length: 12 }, (_, n) => person(`dev_${n}`, `Person ${n}`));
    server.answer(LOCAL_AUTH.people, { people: many });
    await show();
    expect(host().querySelector('cv-filter')).not.toBeNull();
  });

  it('says why the list did not load', async () => {
    server.refuse(LOCAL_AUTH.people, { status: 503, error: 'The database is away.' });
    await show();
    expect(host().textContent).toContain('The database is away.');
    await expectAccessible(host());
  });
});
