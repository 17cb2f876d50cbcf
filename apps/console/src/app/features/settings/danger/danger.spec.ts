import { TestbedHarnessEnvironment } from '@angular/cdk/testing/testbed';
import { TestBed, type ComponentFixture } from '@angular/core/testing';
import { RESET } from '@covibe/contracts';
import { ADA } from '../../../core/session/session.sample.js';
import { ConfirmHarness } from '../../../ui/confirm/confirm.harness.js';
import { expectAccessible } from '../../../ui/testing/accessible.js';
import { Toasts } from '../../../ui/toast/toasts.js';
import { FakeServer } from '../../../../testing/fake-server.js';
import { FakeLocation, signIn } from '../../../../testing/signed-in.js';
import { Danger } from './danger.js';
import { deletedRows, headlineOf } from './deleted-rows.js';

describe('what a reset deleted', () => {
  it('is said most first, in words, without what was empty', () => {
    expect(deletedRows({ tasks: 2, work_events: 1200, claims: 0 })).toEqual([
      { what: 'work events', count: 1200 },
      { what: 'tasks', count: 2 },
    ]);
  });

  it.each([
    [[], 'There was nothing to delete'],
    [[1], '1 row was deleted'],
    [[1000, 202], '1,202 rows were deleted'],
  ])('sums %j up as %j', (counts, words) => {
    expect(headlineOf(counts.map((count) => ({ what: 'tasks', count })))).toBe(words);
  });
});

describe('the Danger zone', () => {
  let server: FakeServer;
  let fixture: ComponentFixture<Danger>;
  const host = () => fixture.nativeElement as HTMLElement;
  const settle = async () => {
    await fixture.whenStable();
    await new Promise((settled) => setTimeout(settled));
    await fixture.whenStable();
  };
  const ask = async () => {
    host().querySelector('button')!.click();
    const root = TestbedHarnessEnvironment.documentRootLoader(fixture);
    return root.getHarness(ConfirmHarness);
  };

  beforeEach(async () => {
    server = new FakeServer();
    TestBed.configureTestingModule({ providers: [server.provider, new FakeLocation().provider] });
    await signIn(server, ADA);
    fixture = TestBed.createComponent(Danger);
    await fixture.whenStable();
  });

  it('sends the name as it was typed, and says what is gone', async () => {
    const release = server.hold(RESET.work);
    server.answer(RESET.work, { deleted: { tasks: 7, claims: 0 } });
    const question = await ask();
    await question.type('Analytical Engines');
    await question.press('Delete all work data');
    await fixture.whenStable();
    expect(host().querySelector('button')!.textContent).toContain('Deleting…');
    release();
    await settle();
    expect(server.changes.map(({ body }) => body)).toEqual([{ confirm: 'Analytical Engines' }]);
    expect(host().querySelector('.report')!.textContent).toContain('7 rows were deleted');
    expect(host().querySelectorAll('tbody tr')).toHaveLength(1);
    await expectAccessible(host());
  });

  it('does nothing without the name', async () => {
    const question = await ask();
    await question.type('analytical engines');
    await question.press('Delete all work data');
    await question.press('Cancel');
    await settle();
    expect(server.changes).toEqual([]);
  });

  it('says why nothing or not everything was deleted', async () => {
    server.refuse(RESET.work, { status: 503, error: 'The database is away.' });
    const question = await ask();
    await question.type('Analytical Engines');
    await question.press('Delete all work data');
    await settle();
    expect(TestBed.inject(Toasts).all()).toMatchObject([{ text: 'The database is away.' }]);
    expect(host().querySelector('.report')).toBeNull();
  });
});
