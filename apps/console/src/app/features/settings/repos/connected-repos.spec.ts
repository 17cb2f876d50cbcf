import { TestBed, type ComponentFixture } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import { MACHINES, type ConnectedMachine, type ConnectedRepo } from '@covibe/contracts';
import { ADA } from '../../../core/session/session.sample.js';
import { expectAccessible } from '../../../ui/testing/accessible.js';
import { Toasts } from '../../../ui/toast/toasts.js';
import { FakeServer } from '../../../../testing/fake-server.js';
import { FakeLocation, NO_STREAM, signIn } from '../../../../testing/signed-in.js';
import { ConnectedRepos } from './connected-repos.js';

const PERSON = { id: 'dev_2', name: 'Bob', handle: 'bob', avatar_url: null };

const machine = (name: string, more: Partial<ConnectedMachine> = {}): ConnectedMachine => {
  const repos: ConnectedRepo[] = more.repos ?? [
    { name: 'diary', state: 'excluded' },
    { name: 'web', state: 'synced' },
  ];
  const counted = (state: string) => repos.filter((repo) => repo.state === state).length;
  return {
    id: name,
    machine: name,
    owner: PERSON,
    is_mine: true,
    companion_version: '1.4.0',
    update_available: false,
    last_seen_at: new Date().toISOString(),
    silent: false,
    repos,
    synced: counted('synced'),
    pending: counted('pending'),
    excluded: counted('excluded'),
    ...more,
  };
};

describe('the connected repos', () => {
  let server: FakeServer;
  let fixture: ComponentFixture<ConnectedRepos>;
  const host = () => fixture.nativeElement as HTMLElement;
  const words = (of: Element) => of.textContent.replace(/\s+/g, ' ').trim();
  const cards = () => [...host().querySelectorAll('cv-machine-card')];
  const repos = (card: Element) =>
    [...card.querySelectorAll('li')].map(({ children }) => [...children].map(words).join(' '));
  const button = (said: string) =>
    [...host().querySelectorAll('button')].find((one) => words(one).includes(said));

  const show = async (machines: ConnectedMachine[]) => {
    server.answer(MACHINES.list, { machines, next_cursor: null });
    await signIn(server, ADA);
    fixture = TestBed.createComponent(ConnectedRepos);
    await fixture.whenStable();
  };

  beforeEach(() => {
    server = new FakeServer();
    TestBed.configureTestingModule({
      providers: [server.provider, new FakeLocation().provider, NO_STREAM, provideRouter([])],
    });
  });

  it('are listed by machine, with what happens to each', async () => {
    await show([machine('laptop', { update_available: true })]);
    const [card] = cards();
    expect(repos(card!)).toEqual(['web synced', 'diary excluded']);
    for (const said of ['laptop', 'connected', 'Companion 1.4.0', 'update available']) {
      expect(words(card!)).toContain(said);
    }
    expect(words(card!)).toContain('1 synced, 1 excluded');
    expect(words(card!)).not.toContain('@bob');
    await expectAccessible(host());
  });

  it('of others name their owner, and count what only their owner may name', async () => {
    const hidden: ConnectedRepo[] = [
      { name: 'web', state: 'synced' },
      { name: null, state: 'pending' },
      { name: null, state: 'excluded' },
      { name: null, state: 'excluded' },
    ];
    const theirs = { is_mine: false, repos: hidden };
    const nobody = { id: null, name: 'Private teammate', handle: 'private', avatar_url: null };
    await show([machine('tower', theirs), machine('box', { ...theirs, owner: nobody })]);
    const [tower, box] = cards();
    expect(repos(tower!)).toEqual([
      '1 name kept private pending',
      'web synced',
      '2 names kept private excluded',
    ]);
    expect(words(tower!)).toContain('@bob');
    expect(words(box!)).toContain('Private teammate');
    expect(words(host())).not.toContain('covibe-local include');
    await expectAccessible(host());
  });

  it('tell how a pending one of oneself is logged', async () => {
    await show([machine('laptop', { repos: [{ name: 'idea', state: 'pending' }] })]);
    expect(words(host())).toContain('run covibe-local include inside it');
  });

  it('say what they are for while no machine reports, and what makes one appear', async () => {
    await show([]);
    expect(words(host())).toContain('No machine reports yet');
    expect(words(host().querySelector('cv-empty code')!)).toBe('covibe-local setup');
    await expectAccessible(host());
  });

  it('show a machine that has none yet', async () => {
    await show([machine('new', { repos: [] })]);
    expect(words(cards()[0]!)).toContain('No repository yet');
  });

  it('show many of one machine when they are asked for', async () => {
    const many = Array.from({ length: 40 }, (_, n) => ({
      name: `r${n}`,
      state: 'synced' as const,
    }));
    await show([machine('laptop', { repos: many })]);
    expect(repos(cards()[0]!)).toHaveLength(12);
    button('Show all 40')!.click();
    await fixture.whenStable();
    expect(repos(cards()[0]!)).toHaveLength(40);
    expect(button('Show all')).toBeUndefined();
  });

  it('let a silent machine be forgotten, and only a silent one', async () => {
    await show([machine('laptop'), machine('old', { silent: true })]);
    expect(words(cards()[1]!)).toContain('silent');
    expect(cards()[0]!.querySelector('button')).toBeNull();
    server.answer(MACHINES.forget, undefined, '/api/machines/old');
    button('Forget')!.click();
    await fixture.whenStable();
    expect(server.changes).toMatchObject([{ method: 'DELETE', path: '/api/machines/old' }]);
    expect(cards()).toHaveLength(1);
  });

  it('put a machine back with the reason when it could not be forgotten', async () => {
    await show([machine('old', { silent: true })]);
    server.refuse(MACHINES.forget, { status: 503, error: 'Away.' }, '/api/machines/old');
    button('Forget')!.click();
    await fixture.whenStable();
    expect(cards()).toHaveLength(1);
    expect(TestBed.inject(Toasts).all()).toMatchObject([{ text: 'Away.', tone: 'bad' }]);
  });

  it('say why they did not load, and try again', async () => {
    server.refuse(MACHINES.list, { status: 503, error: 'Away.' });
    await signIn(server, ADA);
    fixture = TestBed.createComponent(ConnectedRepos);
    await fixture.whenStable();
    expect(words(host())).toContain('The list of machines did not load');
    expect(words(host())).toContain('Away.');
    server.answer(MACHINES.list, { machines: [machine('laptop')], next_cursor: null });
    button('again')!.click();
    await fixture.whenStable();
    expect(cards()).toHaveLength(1);
  });
});
