import { TestBed } from '@angular/core/testing';
import { SESSION } from '@covibe/contracts';
import { Commands } from '../../core/commands/commands.js';
import { Problems } from '../../core/problems/problems.js';
import { ADA } from '../../core/session/session.sample.js';
import { FakeServer } from '../../../testing/fake-server.js';
import { FakeLocation, signIn } from '../../../testing/signed-in.js';
import { AccountCommands } from './account-commands.js';

describe('what one does with an account', () => {
  let server: FakeServer;
  let location: FakeLocation;
  const labels = () => {
    TestBed.tick();
    return TestBed.inject(Commands)
      .all()
      .map(({ label }) => label);
  };

  beforeEach(() => {
    server = new FakeServer();
    location = new FakeLocation();
    TestBed.configureTestingModule({ providers: [server.provider, location.provider] });
    TestBed.inject(AccountCommands);
  });

  it('is offered to the signed-in only, and becoming somebody else only in local-dev', async () => {
    expect(labels()).toEqual([]);
    await signIn(server, ADA);
    expect(labels()).toEqual(['Switch developer', 'Sign out']);
    await signIn(server, { ...ADA, auth_mode: 'workos' });
    expect(labels()).toEqual(['Sign out']);
  });

  const run = async (id: string) => {
    await signIn(server, ADA);
    labels();
    TestBed.inject(Commands).run(id);
    await new Promise((settled) => setTimeout(settled));
  };

  it('leads to where the server ends the session', async () => {
    server.answer(SESSION.signOut, { next: '/' });
    await run('sign-out');
    expect(location.went).toEqual(['/']);
  });

  it('says when signing out failed, and does not pretend', async () => {
    server.refuse(SESSION.signOut, { status: 503, error: 'The database is away.' });
    await run('sign-out');
    expect(location.went).toEqual([]);
    expect(TestBed.inject(Problems).current()).toMatchObject({ message: 'The database is away.' });
  });

  it('shows the picker with oneself first', async () => {
    await run('switch-developer');
    expect(location.went).toEqual(['/auth/sign-in?developer=dev_1']);
  });
});
