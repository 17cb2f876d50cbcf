import { TestbedHarnessEnvironment } from '@angular/cdk/testing/testbed';
import { Component, signal } from '@angular/core';
import { TestBed, type ComponentFixture } from '@angular/core/testing';
import { expectAccessible } from '../testing/accessible.js';
import { press } from '../testing/keys.js';
import { Tab, Tabs } from './tabs.js';
import { TabsHarness } from './tabs.harness.js';

@Component({
  imports: [Tab, Tabs],
  template: `
    <cv-tabs label="Settings" [(selected)]="selected">
      <ng-template cvTab="profile" label="Profile">Your name</ng-template>
      <ng-template cvTab="members" label="Members" [count]="8">Everybody</ng-template>
    </cv-tabs>
  `,
})
class Page {
  readonly selected = signal<string | undefined>('profile');
}

describe('tabs', () => {
  let fixture: ComponentFixture<Page>;
  let tabs: TabsHarness;

  beforeEach(async () => {
    fixture = TestBed.createComponent(Page);
    tabs = await TestbedHarnessEnvironment.loader(fixture).getHarness(TabsHarness);
  });

  it('show the panel of the tab that is selected, from within and from without', async () => {
    expect(await tabs.shown()).toEqual(['Your name']);
    await tabs.select('Members');
    expect(await tabs.shown()).toEqual(['Everybody']);
    expect(fixture.componentInstance.selected()).toBe('members');
    fixture.componentInstance.selected.set('profile');
    expect(await tabs.selected()).toEqual(['Profile']);
    expect(await tabs.shown()).toEqual(['Your name']);
  });

  it('move with the arrow keys', async () => {
    const first = (fixture.nativeElement as Element).querySelector<HTMLElement>('[role="tab"]')!;
    first.focus();
    press(first, 'ArrowRight');
    await fixture.whenStable();
    expect(fixture.componentInstance.selected()).toBe('members');
    expect(document.activeElement?.textContent).toContain('Members');
  });

  it('are accessible', async () => {
    await expectAccessible(fixture.nativeElement as Element);
  });
});
