import { TestBed } from '@angular/core/testing';
import { AUDITS, CLAIMS, MESSAGES, OVERLAP } from '@covibe/contracts';
import { Commands } from '../../core/commands/commands.js';
import { Toasts } from '../../ui/toast/toasts.js';
import { expectAccessible } from '../../ui/testing/accessible.js';
import { CoordinationPage } from './coordination.harness.js';
import { audit, claim, claimsOf, message, warning } from './coordination.sample.js';

describe('what people do on Coordination', () => {
  let page: CoordinationPage;

  beforeEach(async () => {
    page = new CoordinationPage();
    await page.begin();
  });

  afterEach(() => document.querySelector('.cdk-overlay-container')?.replaceChildren());

  it('lets both go on only with a reason of ten characters', async () => {
    page.warn([warning('w1')]);
    await page.visit();
    await page.press('Let both go on');
    await expectAccessible(page.dialog);
    await page.type('Needed');
    await page.press('Let both go on', page.dialog);
    expect(page.dialog.textContent).toContain('Say why, in 10 characters or more.');
    expect(page.server.changes).toEqual([]);
    const path = '/api/overlap/warnings/w1/decide';
    page.server.answer(OVERLAP.decide, warning('w1', { status: 'confirmed' }), path);
    await page.type(' Both mills need their own cards. ');
    page.warn([warning('w1', { status: 'confirmed' })]);
    await page.press('Let both go on', page.dialog);
    expect(page.server.changes).toEqual([
      {
        method: 'POST',
        path,
        body: { decision: 'confirm', reason: 'Both mills need their own cards.' },
      },
    ]);
    expect(document.querySelector('cv-dialog')).toBeNull();
    expect(page.text).toContain('Both go on');
  });

  it('joins the look-alike in view, and dismisses without a reason', async () => {
    page.warn([warning('w1')]);
    await page.visit();
    const path = '/api/overlap/warnings/w1/decide';
    page.server.answer(OVERLAP.decide, warning('w1', { status: 'joined' }), path);
    await page.press('Join the other work');
    await page.press('Join it', page.dialog);
    await page.press('It is different work');
    await page.press('It is different', page.dialog);
    expect(page.server.changes.map(({ body }) => body)).toEqual([
      { decision: 'join', candidate_id: '9' },
      { decision: 'dismiss' },
    ]);
  });

  it('offers no decision to those who may not make it', async () => {
    page.warn([warning('w1', { may_decide: false })]);
    await page.visit();
    expect(page.button('Let both go on')).toBeUndefined();
    expect(page.text).toContain('Ada Lovelace or an admin decides.');
  });

  it('answers a question, accepts and declines hand-offs, and takes back its own', async () => {
    page.say(
      message('q'),
      message('h', { kind: 'handoff' }),
      message('o', { is_mine: true, is_for_me: false }),
    );
    for (const step of ['accept', 'withdraw'] as const) {
      const path = `/api/messages/${step === 'accept' ? 'h' : 'o'}/${step}`;
      page.server.answer(MESSAGES[step], message('x'), path);
    }
    page.server.answer(MESSAGES.reply, message('q'), '/api/messages/q/reply');
    page.server.answer(MESSAGES.decline, message('h'), '/api/messages/h/decline');
    await page.visit();
    await page.press('Answer');
    await page.press('Send answer', page.dialog);
    expect(page.dialog.textContent).toContain('Write an answer.');
    await page.type('Take the third mill.');
    await expectAccessible(page.dialog);
    await page.press('Send answer', page.dialog);
    await page.press('Accept');
    await page.press('Decline');
    await page.type('I am away.');
    await page.press('Decline', page.dialog);
    await page.press('Take back');
    expect(page.server.changes.map(({ path, body }) => [path, body])).toEqual([
      ['/api/messages/q/reply', { text: 'Take the third mill.' }],
      ['/api/messages/h/accept', undefined],
      ['/api/messages/h/decline', { text: 'I am away.' }],
      ['/api/messages/o/withdraw', undefined],
    ]);
  });

  it('runs an audit by its button and from the palette', async () => {
    await page.visit();
    expect(page.text).toContain('No audit was run yet');
    page.server.answer(AUDITS.run, audit());
    page.server.answer(AUDITS.latest, { audit: audit({ clusters: [] }) });
    await page.press('Run audit');
    expect(page.text).toContain('nothing is done twice');
    TestBed.inject(Commands).run('run-audit');
    await page.settle();
    expect(page.server.changes.map(({ path }) => path)).toEqual(['/api/audits', '/api/audits']);
  });

  it('releases a claim that is one’s own, and says why where it cannot', async () => {
    page.server.answer(CLAIMS.list, claimsOf([claim('c1', { is_mine: true })]));
    page.server.refuse(
      CLAIMS.release,
      { status: 409, error: 'It is over.' },
      '/api/claims/c1/release',
    );
    await page.visit();
    await page.press('Release');
    expect(TestBed.inject(Toasts).all()[0]?.text).toBe('It is over.');
    page.server.answer(CLAIMS.release, claim('c1'), '/api/claims/c1/release');
    page.server.answer(CLAIMS.list, claimsOf([]));
    await page.press('Release');
    expect(page.text).toContain('Nothing is claimed.');
  });
});
