import { TestBed } from '@angular/core/testing';
import { Router } from '@angular/router';
import { AUDITS, CLAIMS, OVERLAP, TEAM } from '@covibe/contracts';
import { expectAccessible } from '../../ui/testing/accessible.js';
import { CoordinationPage } from './coordination.harness.js';
import {
  ADA_AS_PERSON,
  audit,
  claim,
  claimsOf,
  context,
  message,
  note,
  warning,
  emptyState,
  agentAtWork,
} from './coordination.sample.js';

describe('the page of Coordination', () => {
  let page: CoordinationPage;

  beforeEach(async () => {
    page = new CoordinationPage();
    await page.begin();
  });

  afterEach(() => document.querySelector('.cdk-overlay-container')?.replaceChildren());

  it('shows everything that needs somebody, accessibly', async () => {
    page.state({
      blockers: [note('b', { title: 'No brass', waits_for: ADA_AS_PERSON })],
      decisions: [note('d', { kind: 'decision', title: 'Brass only', open: false })],
      contexts: [context('c')],
    });
    page.warn([
      warning('w1'),
      warning('w2', { status: 'confirmed', confirm_reason: 'Both are used' }),
    ]);
    page.say(message('m1', { kind: 'handoff', task: { id: 'task_7', title: 'Cut the cards' } }));
    page.server.answer(CLAIMS.list, claimsOf([claim('c1', { waiting: 2 })]));
    page.server.answer(AUDITS.latest, { audit: audit() });
    await page.visit();
    for (const words of [
      '1 overlap to decide',
      '1 blocker',
      '86 % alike',
      'Some of the same files',
      'Files0.50',
      '“Both are used”',
      'No brass',
      'waits for AL Ada Lovelace',
      'Cut the cards',
      'src/cards/**',
      '20 min left',
      '2 waiting',
      'Brass only',
      'Context c',
      '1,204 pieces of work compared, 1 likely twice, 2 settled since.',
      'Titles much alike',
    ]) {
      expect(page.text).toContain(words);
    }
    expect(page.text).not.toContain('titleWords');
    await expectAccessible(page.host);
  });

  it('is calm while nothing waits for anybody, and says what goes on', async () => {
    page.state({ sessions: [agentAtWork()] });
    page.server.answer(CLAIMS.list, claimsOf([claim('c1')]));
    await page.visit();
    expect(page.text).toContain('Nothing needs anybody right now');
    expect(page.text).toContain('1 agent is at work and 1 task under way.');
    expect(page.text).toContain('src/cards/**');
    await expectAccessible(page.host);
  });

  it('names the one command that makes something appear, before the first agent', async () => {
    page.server.answer(TEAM.state, emptyState());
    await page.visit();
    expect(page.text).toContain('claude mcp add --transport http covibe http://localhost/api/mcp');
  });

  it('says what failed with its request, and keeps the rest where only a part failed', async () => {
    page.warn([warning('w1')]);
    page.server.refuse(CLAIMS.list, { status: 503, error: 'The claims do not answer.' });
    await page.visit();
    expect(page.text).toContain('The claims do not answer.');
    expect(page.text).toContain('Work of w1');
    page.server.answer(CLAIMS.list, claimsOf([claim('c1')]));
    await page.press('Try again');
    expect(page.text).toContain('src/cards/**');
  });

  it('says that nothing can be shown where the work itself does not load', async () => {
    page.server.refuse(TEAM.state, { status: 503, error: 'The database does not answer.' });
    await page.visit();
    expect(page.text).toContain('Coordination did not load');
    expect(page.text).toContain('req_1');
  });

  it('shows the warning a link names, also one that no list holds', async () => {
    page.warn([warning('w1'), warning('w2')]);
    page.server.answer(OVERLAP.warning, warning('w2'), '/api/overlap/warnings/w2');
    await page.visit('/coordination?warning=w2');
    const inFull = () => page.host.querySelector('cv-overlap-card')!.textContent;
    expect(inFull()).toContain('Work of w2');
    page.server.answer(
      OVERLAP.warning,
      warning('w7', { status: 'informed', subject: { ...warning('w7').subject } }),
      '/api/overlap/warnings/w7',
    );
    await TestBed.inject(Router).navigateByUrl('/coordination?warning=w7');
    await page.settle();
    expect(inFull()).toContain('Work of w7');
    page.server.refuse(OVERLAP.warning, { status: 404, error: 'No.' }, '/api/overlap/warnings/w8');
    await TestBed.inject(Router).navigateByUrl('/coordination?warning=w8');
    await page.settle();
    expect(page.text).toContain('The overlap this link names is not in this workspace.');
  });

  it.each([
    [null, 'Nobody began it, or the other work is over.'],
    ['t1', 'One of the two is over.'],
  ])('says why a settled one is settled (%s)', async (id, words) => {
    const { subject } = warning('w5');
    const settled = warning('w5', { status: 'cleared', subject: { ...subject, id } });
    page.server.answer(OVERLAP.warning, settled, '/api/overlap/warnings/w5');
    await page.visit('/coordination?warning=w5');
    expect(page.host.querySelector('cv-overlap-card')!.textContent).toContain(words);
  });

  it('opens another warning by its line', async () => {
    page.warn([warning('w1'), warning('w2')]);
    await page.visit();
    page.host.querySelector<HTMLAnchorElement>('a.row')!.click();
    await page.settle();
    expect(TestBed.inject(Router).url).toBe('/coordination?warning=w2');
  });

  it('follows changes as they are told, and lets nothing take the place of what is read', async () => {
    await page.visit();
    const follow = async () => {
      page.told.update((count) => count + 1);
      await page.settle();
      await new Promise((later) => setTimeout(later, 350));
      await page.settle();
    };
    page.warn([warning('w1')]);
    await follow();
    expect(page.text).toContain('1 overlap to decide');
    page.warn([warning('w2'), warning('w1')]);
    await follow();
    expect(page.text).toContain('2 overlaps to decide');
    const inFull = () => page.host.querySelector('cv-overlap-card')!.textContent;
    expect(inFull()).toContain('Work of w1');
    await page.visit('/coordination?warning=w1');
    await page.visit('/coordination');
    expect(inFull()).toContain('Work of w2');
  });
});
