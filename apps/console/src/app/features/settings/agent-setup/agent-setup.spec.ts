import { TestBed, type ComponentFixture } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import {
  DOWNLOADS,
  SETUP_DEVICE,
  type SetUpMachine,
  type SetupStateReply,
} from '@covibe/contracts';
import { Live } from '../../../core/live/live.js';
import { ADA } from '../../../core/session/session.sample.js';
import { expectAccessible } from '../../../ui/testing/accessible.js';
import { Toasts } from '../../../ui/toast/toasts.js';
import { FakeServer } from '../../../../testing/fake-server.js';
import { FakeLocation, NO_STREAM, signIn } from '../../../../testing/signed-in.js';
import { AgentSetup } from './agent-setup.js';

const WAITING: SetupStateReply = {
  active_tokens: 0,
  agents_seen: [],
  first_session_at: null,
  last_session_at: null,
  live_sessions: 0,
};
const LIVE_NOW: SetupStateReply = {
  active_tokens: 2,
  agents_seen: ['claude-code'],
  first_session_at: '2026-05-04T10:00:00.000Z',
  last_session_at: '2026-05-04T10:00:00.000Z',
  live_sessions: 1,
};
const machine = (name: string, more: Partial<SetUpMachine> = {}): SetUpMachine => ({
  id: `grant_${name}`,
  owner: 'ada',
  is_mine: true,
  machine_name: name,
  agents: ['claude-code', 'cursor'],
  approved_at: '2026-05-04T10:00:00.000Z',
  requested_from: '192.0.2.7',
  confirmed: true,
  active_tokens: 2,
  last_used_at: '2026-05-04T10:05:00.000Z',
  ...more,
});
const PACKAGE = { version: '1.4.0', sha256: 'a', size: 1, signature: null, key_id: null };

describe('Agent Setup', () => {
  let server: FakeServer;
  let fixture: ComponentFixture<AgentSetup>;
  const host = () => fixture.nativeElement as HTMLElement;
  const text = () => host().textContent.replaceAll(/\s+/g, ' ');
  const stateOf = (heading: string) =>
    [...host().querySelectorAll('cv-step')]
      .find((step) => step.querySelector('h3')!.textContent === heading)!
      .querySelector('cv-pill')!;
  const settled = async () => {
    await new Promise((done) => setTimeout(done));
    await fixture.whenStable();
  };

  beforeEach(async () => {
    server = new FakeServer();
    server.answer(DOWNLOADS.manifest, PACKAGE);
    server.answer(SETUP_DEVICE.state, WAITING);
    server.answer(SETUP_DEVICE.machines, { machines: [] });
    TestBed.configureTestingModule({
      providers: [server.provider, new FakeLocation().provider, NO_STREAM, provideRouter([])],
    });
    await signIn(server, ADA);
  });

  const show = async () => {
    fixture = TestBed.createComponent(AgentSetup);
    await fixture.whenStable();
  };

  it('has the commands of this server, each to be copied', async () => {
    await show();
    const commands = [...host().querySelectorAll('cv-copy code')].map((code) => code.textContent);
    expect(commands).toEqual([
      'npm i -g https://co-vibe.example/downloads/co-vibe.tgz',
      'covibe-local setup --base-url https://co-vibe.example',
      'covibe-local status',
      'covibe-local doctor',
      'covibe-local setup',
      'covibe-local uninstall',
      'export COVIBE_MCP_TOKEN=cv_…',
      expect.stringContaining('https://co-vibe.example/api/mcp'),
      expect.stringContaining('https://co-vibe.example/api/mcp'),
    ]);
    await expectAccessible(host());
  });

  it('waits for the first session, and turns green when it comes', async () => {
    await show();
    const pill = stateOf('Start an agent in a repository');
    expect(pill.textContent).toContain('waiting for first session…');
    expect(pill.className).toContain('plan');
    expect(stateOf('Set the machine up').textContent).toContain('no machine yet');
    expect(stateOf('Tell Claude Code').textContent).toContain('not here yet');
    server.answer(SETUP_DEVICE.state, LIVE_NOW);
    server.answer(SETUP_DEVICE.machines, { machines: [machine('laptop')] });
    const live = TestBed.inject(Live) as unknown as { changed(data: string): void };
    live.changed(JSON.stringify({ topics: ['session', 'setup'] }));
    await settled();
    await settled();
    const now = stateOf('Start an agent in a repository');
    expect(now.textContent).toContain('1 session live');
    expect(now.className).toContain('good');
    expect(stateOf('Set the machine up').textContent).toContain('1 machine set up');
    expect(text()).toContain('Claude Code has been here.');
    expect(stateOf('Tell Claude Code').className).toContain('good');
    expect(stateOf('Tell Codex').textContent).toContain('not here yet');
    await expectAccessible(host());
  });

  it('names the version of the package, or says that there is none', async () => {
    await show();
    expect(stateOf('Install the companion').textContent).toContain('version 1.4.0');
    server.refuse(DOWNLOADS.manifest, { status: 404, error: 'Not built.' });
    await show();
    expect(stateOf('Install the companion').textContent).toContain('not built yet');
    expect(text()).toContain('npm run build');
  });

  it('lists machines with what is worth knowing of them', async () => {
    server.answer(SETUP_DEVICE.machines, {
      machines: [
        machine('fine'),
        machine('lost', { confirmed: false, last_used_at: null }),
        machine('idle', { last_used_at: null }),
        machine('empty', { active_tokens: 0 }),
        machine('theirs', { is_mine: false, owner: 'bob' }),
        machine('hidden', { is_mine: false, owner: 'private' }),
      ],
    });
    await show();
    const rows = [...host().querySelectorAll('cv-machine-list li')].map((row) => row.textContent);
    const say = [/fine/, /not heard of/, /never used/, /no token left/, /@bob/, /(?<!@)private/];
    expect(rows).toEqual(say.map((words) => expect.stringMatching(words) as unknown));
    expect(rows[0]).toContain('Claude Code, Cursor');
    expect(host().querySelectorAll('cv-machine-list cv-pill')).toHaveLength(3);
    await expectAccessible(host());
  });

  const revoke = async () => {
    host().querySelector<HTMLButtonElement>('[aria-label="Revoke laptop"]')!.click();
    await settled();
  };

  it('takes back everything a machine was given in one click', async () => {
    server.answer(SETUP_DEVICE.machines, { machines: [machine('laptop'), machine('desk')] });
    server.answer(SETUP_DEVICE.revoke, undefined, '/api/setup/machines/grant_laptop');
    await show();
    await revoke();
    expect(server.changes).toMatchObject([
      { method: 'DELETE', path: '/api/setup/machines/grant_laptop' },
    ]);
    expect(host().querySelectorAll('cv-machine-list li')).toHaveLength(1);
    expect(TestBed.inject(Toasts).all()).toMatchObject([{ tone: 'good' }]);
  });

  it('brings a machine back with the reason when that was refused', async () => {
    server.answer(SETUP_DEVICE.machines, { machines: [machine('laptop')] });
    server.refuse(
      SETUP_DEVICE.revoke,
      { status: 500, error: 'Away.' },
      '/api/setup/machines/grant_laptop',
    );
    await show();
    await revoke();
    await settled();
    expect(host().querySelectorAll('cv-machine-list li')).toHaveLength(1);
    expect(TestBed.inject(Toasts).all()).toMatchObject([{ text: 'Away.', tone: 'bad' }]);
  });

  it('keeps the commands when what it asks of the server fails', async () => {
    server.refuse(SETUP_DEVICE.machines, { status: 503, error: 'The database is away.' });
    server.refuse(SETUP_DEVICE.state, { status: 503, error: 'The database is away.' });
    await show();
    expect(text()).toContain('The list of machines did not load');
    expect(text()).toContain('How far your agents are did not load');
    expect(text()).toContain('covibe-local setup --base-url https://co-vibe.example');
    await expectAccessible(host());
  });
});
