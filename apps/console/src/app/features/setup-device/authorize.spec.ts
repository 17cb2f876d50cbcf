import { TestBed } from '@angular/core/testing';
import { provideRouter, Router, withComponentInputBinding } from '@angular/router';
import { RouterTestingHarness } from '@angular/router/testing';
import { SESSION, SETUP_DEVICE, type GrantReply } from '@covibe/contracts';
import { ADA } from '../../core/session/session.sample.js';
import { expectAccessible } from '../../ui/testing/accessible.js';
import { FakeServer } from '../../../testing/fake-server.js';
import { FakeLocation } from '../../../testing/signed-in.js';
import { AUTHORIZE_PAGE } from './index.js';

const CODE = 'BCDF-GHJK';
const LINK = `/setup/authorize?code=${CODE}`;
const MINUTE_MS = 60_000;

const grant = (more: Partial<GrantReply> = {}): GrantReply => ({
  user_code: CODE,
  machine_name: 'ada-laptop',
  agents: ['claude-code', 'codex'],
  requested_from: '192.0.2.7',
  requested_at: new Date(Date.now() - 12_000).toISOString(),
  expires_at: new Date(Date.now() + 9 * MINUTE_MS).toISOString(),
  workspace: { id: 'ws_1', name: 'Platform', tenant: 'Analytical Engines' },
  requires_retype: false,
  ...more,
});

describe('the page that approves a machine', () => {
  let server: FakeServer;
  let location: FakeLocation;
  let harness: RouterTestingHarness;
  const host = () => harness.fixture.nativeElement as HTMLElement;
  const text = () => host().textContent.replaceAll(/\s+/g, ' ');
  const button = (words: string) =>
    [...host().querySelectorAll('button')].find(({ textContent }) => textContent.includes(words));
  const settled = async () => {
    await harness.fixture.whenStable();
    await new Promise((done) => setTimeout(done));
    await harness.fixture.whenStable();
  };
  const click = async (words: string) => {
    button(words)!.click();
    await settled();
  };
  const type = async (value: string) => {
    const box = host().querySelector('input')!;
    box.value = value;
    box.dispatchEvent(new Event('input'));
    await settled();
  };

  beforeEach(() => {
    server = new FakeServer();
    location = new FakeLocation();
    location.path = LINK;
    server.answer(SESSION.current, ADA);
    server.answer(SETUP_DEVICE.show, grant());
    TestBed.configureTestingModule({
      providers: [
        server.provider,
        location.provider,
        provideRouter([AUTHORIZE_PAGE], withComponentInputBinding()),
      ],
    });
  });
  afterEach(() => harness.fixture.destroy());

  const open = async (path = LINK) => {
    harness = await RouterTestingHarness.create(path);
    await settled();
  };
  const decisions = () => server.changes.map(({ body }) => body);

  it('shows everything that tells one’s own request from somebody else’s', async () => {
    await open();
    for (const fact of [
      'ada-laptop',
      'Claude Code',
      'Codex',
      'Platform · Analytical Engines',
      'In the name ofAda Lovelace',
      '192.0.2.7',
      CODE,
      'only if you started this on your own machine',
    ]) {
      expect(text()).toContain(fact);
    }
    expect(text()).toMatch(/Requested1\d seconds ago/);
    expect(text()).toMatch(/ends in [89]:\d\d/);
    expect(server.sent.at(-1)?.path).toBe('/api/setup/device/grant?code=BCDFGHJK');
    await expectAccessible(host());
  });

  it('decides nothing by itself, nor by Enter', async () => {
    await open();
    expect(host().querySelector('form')).toBeNull();
    expect(host().contains(document.activeElement)).toBe(false);
    const enter = new KeyboardEvent('keydown', { key: 'Enter', bubbles: true });
    for (const place of [document.body, host()]) place.dispatchEvent(enter);
    await settled();
    expect(decisions()).toEqual([]);
  });

  it('offers to deny as plainly as to approve', async () => {
    await open();
    const [deny, approve] = [button('Deny')!, button('Approve')!];
    expect(deny.className).toBe(approve.className);
    expect(deny.parentElement).toBe(approve.parentElement);
  });

  it('counts the time that is left, and ends when there is none', async () => {
    server.answer(
      SETUP_DEVICE.show,
      grant({ expires_at: new Date(Date.now() + 1_200).toISOString() }),
    );
    await open();
    expect(text()).toMatch(/ends in 0:0[12]/);
    await new Promise((done) => setTimeout(done, 2_200));
    await settled();
    expect(text()).toContain('This code cannot be used');
  });

  it('says what happens next once approved', async () => {
    server.answer(SETUP_DEVICE.decide, { status: 'approved', machine_name: 'ada-laptop' });
    await open();
    await click('Approve');
    expect(decisions()).toEqual([{ user_code: CODE, action: 'approve' }]);
    expect(text()).toContain('“ada-laptop” is approved');
    expect(text()).toContain('Go back to its terminal');
    await expectAccessible(host());
  });

  it('says what it means that it was denied', async () => {
    server.answer(SETUP_DEVICE.decide, { status: 'denied', machine_name: 'ada-laptop' });
    await open();
    await click('Deny');
    expect(decisions()).toEqual([{ user_code: CODE, action: 'deny' }]);
    expect(text()).toContain('“ada-laptop” is denied');
    await expectAccessible(host());
  });

  it('asks for the end of the code where the request came from elsewhere, and hides it', async () => {
    server.answer(SETUP_DEVICE.show, grant({ requires_retype: true }));
    server.answer(SETUP_DEVICE.decide, { status: 'approved', machine_name: 'ada-laptop' });
    await open();
    expect(text()).toContain('from another address than yours');
    expect(text()).toContain('BCDF-····');
    expect(text()).not.toContain('GHJK');
    await expectAccessible(host());
    await click('Approve');
    await type('BCDF');
    await click('Approve');
    expect(text()).toContain('These are not the last four characters');
    expect(decisions()).toEqual([]);
    await type(' ghjk ');
    await click('Approve');
    expect(decisions()).toEqual([{ user_code: CODE, action: 'approve', retyped: ' ghjk ' }]);
  });

  it('denies from elsewhere without anything typed', async () => {
    server.answer(SETUP_DEVICE.show, grant({ requires_retype: true }));
    server.answer(SETUP_DEVICE.decide, { status: 'denied', machine_name: 'ada-laptop' });
    await open();
    await click('Deny');
    expect(decisions()).toEqual([{ user_code: CODE, action: 'deny' }]);
  });

  it('takes a code by hand, and then asks for no part of it again', async () => {
    server.answer(SETUP_DEVICE.show, grant({ requires_retype: true }));
    server.answer(SETUP_DEVICE.decide, { status: 'approved', machine_name: 'ada-laptop' });
    await open('/setup/authorize');
    expect(text()).toContain('type the code that its terminal shows');
    await expectAccessible(host());
    await type('bcdf ghj');
    host().querySelector('form')!.dispatchEvent(new Event('submit'));
    await settled();
    expect(text()).toContain('A code has eight letters');
    await type('bcdf ghjk');
    host().querySelector('form')!.dispatchEvent(new Event('submit'));
    await settled();
    expect(TestBed.inject(Router).url).toBe(LINK);
    expect(text()).toContain(CODE);
    await click('Approve');
    expect(decisions()).toEqual([{ user_code: CODE, action: 'approve', retyped: 'GHJK' }]);
  });

  it('does not ask the server about what cannot be a code', async () => {
    await open('/setup/authorize?code=hello');
    expect(text()).toContain('A code has eight letters');
    expect(server.sent.map(({ path }) => path)).toEqual([SESSION.current.path]);
  });

  it('says one thing of every code that cannot be used, and how to get another', async () => {
    server.refuse(SETUP_DEVICE.show, { status: 404, error: 'This code cannot be used.' });
    await open();
    expect(text()).toContain('This code cannot be used');
    expect(host().querySelector('cv-copy code')?.textContent).toBe('covibe-local setup');
    await expectAccessible(host());
    await click('Enter another code');
    expect(text()).toContain('type the code that its terminal shows');
  });

  it('ends when somebody else decided meanwhile', async () => {
    server.refuse(SETUP_DEVICE.decide, { status: 404, error: 'This code cannot be used.' });
    await open();
    await click('Approve');
    expect(text()).toContain('This code cannot be used');
  });

  it('stays where it is when the server refuses for another reason', async () => {
    server.refuse(SETUP_DEVICE.decide, { status: 409, error: 'You have 100 usable tokens.' });
    await open();
    await click('Approve');
    expect(text()).toContain('You have 100 usable tokens.');
    expect(button('Approve')).toBeDefined();
    await expectAccessible(host());
  });

  it('says so to somebody who tried too many', async () => {
    server.refuse(SETUP_DEVICE.show, { status: 429, error: 'Try again in 300 seconds.' });
    await open();
    expect(text()).toContain('Too many codes that lead nowhere');
    expect(text()).toContain('Try again in 300 seconds.');
  });

  it('shows a fault with its request, and loads again', async () => {
    server.refuse(SETUP_DEVICE.show, { status: 503, error: 'The database is away.' });
    await open();
    expect(text()).toContain('The database is away.');
    expect(text()).toContain('req_1');
    server.answer(SETUP_DEVICE.show, grant());
    await click('Try again');
    expect(text()).toContain('ada-laptop');
  });

  it('takes the signed-out to sign-in and back to this very code', async () => {
    server.refuse(SESSION.current, { status: 401, error: 'Sign in.' });
    await open();
    const back = encodeURIComponent(LINK);
    expect(location.went).toEqual([`/auth/sign-in?returnTo=${back}`]);
    expect(server.sent.map(({ path }) => path)).toEqual([SESSION.current.path]);
  });
});
