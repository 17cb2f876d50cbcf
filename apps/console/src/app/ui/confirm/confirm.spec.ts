import { TestbedHarnessEnvironment } from '@angular/cdk/testing/testbed';
import { Component } from '@angular/core';
import { TestBed, type ComponentFixture } from '@angular/core/testing';
import { expectAccessible } from '../testing/accessible.js';
import { Confirmation } from './confirm.js';
import { ConfirmHarness } from './confirm.harness.js';

@Component({ template: '' })
class Page {}

describe('a question before destructive work', () => {
  let fixture: ComponentFixture<Page>;

  const ask = async (): Promise<{ answer: Promise<string | undefined>; box: ConfirmHarness }> => {
    fixture = TestBed.createComponent(Page);
    const answer = TestBed.inject(Confirmation).ask({
      heading: 'Reset all work data',
      warning: 'Every task is deleted. Members and tokens stay.',
      name: 'Analytical Engines',
      action: 'Delete everything',
    });
    const root = TestbedHarnessEnvironment.documentRootLoader(fixture);
    return { answer, box: await root.getHarness(ConfirmHarness) };
  };

  it('goes on only with the exact name', async () => {
    const { answer, box } = await ask();
    let answered = false;
    void answer.then(() => (answered = true));
    for (const wrong of ['', 'analytical engines', 'Analytical Engines ']) {
      if (wrong) await box.type(wrong);
      await box.press('Delete everything');
      document.querySelector('form')!.requestSubmit();
    }
    await fixture.whenStable();
    expect(answered).toBe(false);
    await box.type('Analytical Engines');
    await box.press('Delete everything');
    expect(await answer).toBe('Analytical Engines');
  });

  it('does nothing when it is cancelled, though the name was typed', async () => {
    const { answer, box } = await ask();
    await box.type('Analytical Engines');
    await box.press('Cancel');
    expect(await answer).toBeUndefined();
  });

  it('interrupts as an alert dialog and is accessible', async () => {
    await ask();
    expect(document.querySelector('[role="alertdialog"]')).not.toBeNull();
    await expectAccessible(document.body);
  });
});
