import { TestBed } from '@angular/core/testing';
import { FETCH } from '../api/api.js';
import { PageLocation } from './page-location.js';
import { Session } from './session.js';
import { ADA } from './session.sample.js';

describe('the session', () => {
  let answers: { status: number; body: unknown }[];
  let went: string[];

  beforeEach(() => {
    answers = [];
    went = [];
    const fetchFake = (): Promise<unknown> => {
      const next = answers.shift();
      if (!next) return Promise.reject(new TypeError('connection refused'));
      return Promise.resolve({
        ok: next.status < 400,
        status: next.status,
        headers: { get: () => null },
        text: () => Promise.resolve(JSON.stringify(next.body)),
      });
    };
    const location = {
      path: '/settings?tab=members',
      go: (path: string) => went.push(path),
    };
    TestBed.configureTestingModule({
      providers: [
        { provide: FETCH, useValue: fetchFake },
        { provide: PageLocation, useValue: location },
      ],
    });
  });

  it('is unknown until the server has answered, then has its actor', async () => {
    answers = [{ status: 200, body: ADA }];
    const session = TestBed.inject(Session);
    expect(session.state().kind).toBe('unknown');
    expect(session.actor()).toBeNull();
    await session.probe();
    expect(session.actor()?.developer.handle).toBe('ada');
  });

  it('asks once for callers at the same time', async () => {
    answers = [{ status: 200, body: ADA }];
    const session = TestBed.inject(Session);
    const both = await Promise.all([session.probe(), session.probe()]);
    expect(both.map((state) => state.kind)).toEqual(['signed-in', 'signed-in']);
  });

  it('is asked for once by those who need it first', async () => {
    answers = [{ status: 200, body: ADA }];
    const session = TestBed.inject(Session);
    session.begin();
    session.begin();
    await session.probe();
    session.begin();
    expect(session.state().kind).toBe('signed-in');
    expect(answers).toEqual([]);
  });

  it('is signed out on a 401, and leaves with the page to come back to', async () => {
    answers = [{ status: 401, body: {} }];
    const session = TestBed.inject(Session);
    expect((await session.probe()).kind).toBe('signed-out');
    session.leaveForSignIn();
    expect(went).toEqual(['/auth/sign-in?returnTo=%2Fsettings%3Ftab%3Dmembers']);
  });

  it('knows a person without a place, who leaves to get one', async () => {
    const body = { error: 'No tenant yet.', code: 'auth/onboarding_required', request_id: 'req_1' };
    answers = [{ status: 403, body }];
    const session = TestBed.inject(Session);
    expect((await session.probe()).kind).toBe('without-place');
    session.leaveForOnboarding();
    expect(went).toEqual(['/onboarding']);
  });

  it('tells an unreachable server from a missing session, and recovers', async () => {
    const session = TestBed.inject(Session);
    expect((await session.probe()).kind).toBe('unreachable');
    answers = [{ status: 200, body: ADA }];
    expect((await session.probe()).kind).toBe('signed-in');
  });

  it('keeps people signed in through an outage, and not through a 401', async () => {
    answers = [{ status: 200, body: ADA }];
    const session = TestBed.inject(Session);
    await session.probe();
    expect((await session.probe()).kind).toBe('signed-in');
    answers = [{ status: 401, body: {} }];
    expect((await session.probe()).kind).toBe('signed-out');
  });
});
