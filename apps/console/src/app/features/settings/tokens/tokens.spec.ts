import type { HarnessLoader } from '@angular/cdk/testing';
import { TestbedHarnessEnvironment } from '@angular/cdk/testing/testbed';
import { TestBed, type ComponentFixture } from '@angular/core/testing';
import { TOKENS, type TokenReply } from '@covibe/contracts';
import { ADA } from '../../../core/session/session.sample.js';
import { ConfirmHarness } from '../../../ui/confirm/confirm.harness.js';
import { CopyHarness } from '../../../ui/copy/copy.harness.js';
import { TableHarness } from '../../../ui/table/table.harness.js';
import { expectAccessible } from '../../../ui/testing/accessible.js';
import { press } from '../../../ui/testing/keys.js';
import { Toasts } from '../../../ui/toast/toasts.js';
import { FakeServer } from '../../../../testing/fake-server.js';
import { FakeLocation, NO_STREAM, signIn } from '../../../../testing/signed-in.js';
import { Tokens } from './tokens.js';

const token = (id: string, more: Partial<TokenReply> = {}): TokenReply => ({
  id,
  name: id,
  last_four: 'wXyZ',
  agent_type: 'claude-code',
  owner: 'ada',
  is_mine: true,
  state: 'active',
  created_at: '2026-01-05T10:00:00.000Z',
  expires_at: '2026-04-05T10:00:00.000Z',
  last_used_at: null,
  ...more,
});

describe('the tokens', () => {
  let server: FakeServer;
  let fixture: ComponentFixture<Tokens>;
  let root: HarnessLoader;
  const host = () => fixture.nativeElement as HTMLElement;
  const rows = async () => {
    const loader = TestbedHarnessEnvironment.loader(fixture);
    return (await loader.getHarness(TableHarness)).drawn();
  };
  const button = (words: string, inside: ParentNode = document) =>
    [...inside.querySelectorAll('button')].find(({ textContent }) => textContent.includes(words))!;

  const show = async (tokens: TokenReply[], role: 'admin' | 'member' = 'member') => {
    server.answer(TOKENS.list, { tokens, next_cursor: null });
    await signIn(server, { ...ADA, role });
    fixture = TestBed.createComponent(Tokens);
    root = TestbedHarnessEnvironment.documentRootLoader(fixture);
    await fixture.whenStable();
  };

  beforeEach(() => {
    server = new FakeServer();
    TestBed.configureTestingModule({
      providers: [server.provider, new FakeLocation().provider, NO_STREAM],
    });
  });

  it('are listed with all that is known of them, but never the token', async () => {
    await show([token('laptop', { state: 'expiring', agent_type: null })]);
    const [row] = await rows();
    for (const words of ['laptop', 'cv_…wXyZ', 'Any agent', 'expiring', 'n/a, never used']) {
      expect(row).toContain(words);
    }
    expect(row).not.toContain('you');
    await expectAccessible(host());
  });

  it('name their owners to an admin, who sees those of others', async () => {
    const others = [{ owner: 'bob' }, { owner: 'private' }].map((more, n) =>
      token(`b${n}`, { is_mine: false, ...more }),
    );
    await show([token('a'), ...others], 'admin');
    expect(await rows()).toEqual([
      expect.stringContaining('you'),
      expect.stringContaining('@bob'),
      expect.stringMatching(/(?<!@)private/),
    ]);
  });

  it('warn of those of oneself that end soon', async () => {
    await show([
      token('laptop', { state: 'expiring' }),
      token('of somebody else', { state: 'expiring', is_mine: false }),
    ]);
    const warning = host().querySelector('.ending')!.textContent;
    expect(warning).toContain('A token of yours ends within 14 days: laptop.');
    expect(warning).not.toContain('somebody else');
  });

  it('leave out those that ended until they are asked for', async () => {
    await show([
      token('a'),
      token('old', { state: 'expired' }),
      token('gone', { state: 'revoked' }),
    ]);
    expect(await rows()).toHaveLength(1);
    host().querySelector<HTMLInputElement>('input[type=checkbox]')!.click();
    expect(await rows()).toHaveLength(3);
    expect(host().textContent).toContain('Show revoked and expired (2)');
  });

  it('say what they are for while there is none', async () => {
    await show([]);
    expect(host().textContent).toContain('No agent can come in yet');
    await expectAccessible(host());
  });

  it('are made with a name, an agent and an end, and shown once', async () => {
    await show([]);
    button('New token').click();
    await fixture.whenStable();
    await expectAccessible(document.body);
    const [name] = document.querySelectorAll<HTMLInputElement>('.content input');
    name!.value = ' laptop ';
    name!.dispatchEvent(new Event('input'));
    const made = token('laptop');
    server.answer(TOKENS.create, { token: 'cv_secret', details: made });
    server.answer(TOKENS.list, { tokens: [made], next_cursor: null });
    document.querySelector('.content form')!.dispatchEvent(new Event('submit'));
    await fixture.whenStable();
    expect(server.changes.map(({ body }) => body)).toEqual([
      { name: 'laptop', expires_in_days: 90 },
    ]);
    expect(await (await root.getHarness(CopyHarness)).text()).toBe('cv_secret');
    await expectAccessible(document.body);
    press(document.body, 'Escape');
    expect(document.body.textContent).toContain('cv_secret');
    button('I have stored it').click();
    await new Promise((settled) => setTimeout(settled));
    await fixture.whenStable();
    expect(document.body.textContent).not.toContain('cv_secret');
    expect(await rows()).toHaveLength(1);
  });

  const revoke = async () => {
    button('Revoke', host()).click();
    const question = await root.getHarness(ConfirmHarness);
    await question.type('wXyZ');
    await question.press('Revoke the token');
    await new Promise((settled) => setTimeout(settled));
    await fixture.whenStable();
  };

  it('are revoked by typing their last four, and gone from the list at once', async () => {
    await show([token('laptop'), token('ci')]);
    server.answer(TOKENS.revoke, undefined, '/api/tokens/laptop');
    await revoke();
    expect(server.changes).toMatchObject([{ method: 'DELETE', path: '/api/tokens/laptop' }]);
    expect(await rows()).toHaveLength(1);
  });

  it('come back with the reason when they could not be revoked', async () => {
    await show([token('laptop')]);
    server.refuse(TOKENS.revoke, { status: 500, error: 'Away.' }, '/api/tokens/laptop');
    await revoke();
    expect(await rows()).toHaveLength(1);
    expect(TestBed.inject(Toasts).all()).toMatchObject([{ text: 'Away.', tone: 'bad' }]);
  });
});
