import { TestbedHarnessEnvironment } from '@angular/cdk/testing/testbed';
import { Component, signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { expectAccessible } from '../testing/accessible.js';
import { Button } from './button.js';
import { ButtonHarness } from './button.harness.js';

@Component({
  imports: [Button],
  template: `
    <button cvButton type="button" kind="primary" [busy]="busy()" (click)="saved.set(saved() + 1)">
      Save
    </button>
    <button cvButton type="button" iconOnly aria-label="Close"></button>
    <a cvButton href="/docs">Read</a>
  `,
})
class Page {
  readonly busy = signal(false);
  readonly saved = signal(0);
}

describe('a button', () => {
  it('acts when clicked, and not while it is busy', async () => {
    const fixture = TestBed.createComponent(Page);
    const loader = TestbedHarnessEnvironment.loader(fixture);
    const [save] = await loader.getAllHarnesses(ButtonHarness);
    await save!.click();
    expect(fixture.componentInstance.saved()).toBe(1);
    fixture.componentInstance.busy.set(true);
    expect(await save!.isBusy()).toBe(true);
    await save!.click();
    expect(fixture.componentInstance.saved()).toBe(1);
    expect(await save!.text()).toBe('Save');
  });

  it('keeps the focus while it is busy, so that the keyboard does not lose its place', async () => {
    const fixture = TestBed.createComponent(Page);
    fixture.detectChanges();
    const save = (fixture.nativeElement as Element).querySelector('button')!;
    save.focus();
    fixture.componentInstance.busy.set(true);
    await fixture.whenStable();
    expect(document.activeElement).toBe(save);
  });

  it('is accessible as button, icon button and link', async () => {
    const fixture = TestBed.createComponent(Page);
    fixture.detectChanges();
    await expectAccessible(fixture.nativeElement as Element);
  });
});
