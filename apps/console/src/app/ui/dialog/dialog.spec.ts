import { DialogRef } from '@angular/cdk/dialog';
import type { HarnessLoader } from '@angular/cdk/testing';
import { TestbedHarnessEnvironment } from '@angular/cdk/testing/testbed';
import { Component, inject } from '@angular/core';
import { TestBed, type ComponentFixture } from '@angular/core/testing';
import { expectAccessible } from '../testing/accessible.js';
import { press } from '../testing/keys.js';
import { Button } from '../button/button.js';
import { Dialog } from './dialog.js';
import { DialogHarness } from './dialog.harness.js';
import { Dialogs } from './dialogs.js';

@Component({
  imports: [Button, Dialog],
  template: `
    <cv-dialog heading="Rename the workspace">
      <input aria-label="Name" />
      <button cvButton cvDialogAction type="button" (click)="ref.close('Renamed')">Rename</button>
    </cv-dialog>
  `,
})
class Rename {
  protected readonly ref = inject<DialogRef<string>>(DialogRef);
}

@Component({ template: '<button type="button">Open</button>' })
class Page {}

describe('a dialog', () => {
  let fixture: ComponentFixture<Page>;
  let root: HarnessLoader;

  beforeEach(() => {
    fixture = TestBed.createComponent(Page);
    root = TestbedHarnessEnvironment.documentRootLoader(fixture);
  });

  const open = async (): Promise<{
    result: Promise<string | undefined>;
    dialog: DialogHarness;
  }> => {
    const result = TestBed.inject(Dialogs).open<string>(Rename);
    return { result, dialog: await root.getHarness(DialogHarness) };
  };
  const action = (): HTMLElement => document.querySelector<HTMLElement>('footer button')!;

  it('is named by its heading and answers with what it was closed with', async () => {
    const { result, dialog } = await open();
    expect(await dialog.name()).toBe('Rename the workspace');
    action().click();
    expect(await result).toBe('Renamed');
  });

  it('answers with nothing when it is left by the cross or by Escape', async () => {
    const first = await open();
    await first.dialog.close();
    expect(await first.result).toBeUndefined();
    const second = await open();
    press(document.body, 'Escape');
    expect(await second.result).toBeUndefined();
  });

  it('takes the focus to its first field and gives it back', async () => {
    const button = (fixture.nativeElement as Element).querySelector('button')!;
    button.focus();
    const { result } = await open();
    await fixture.whenStable();
    expect(document.activeElement?.getAttribute('aria-label')).toBe('Name');
    press(document.body, 'Escape');
    await result;
    await fixture.whenStable();
    expect(document.activeElement).toBe(button);
  });

  it('is accessible', async () => {
    await open();
    await expectAccessible(document.body);
  });
});
