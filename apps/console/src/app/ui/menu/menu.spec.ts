import { TestbedHarnessEnvironment } from '@angular/cdk/testing/testbed';
import { Component, signal } from '@angular/core';
import { TestBed, type ComponentFixture } from '@angular/core/testing';
import { expectAccessible } from '../testing/accessible.js';
import { press } from '../testing/keys.js';
import { Menu, MenuFor, MenuItem } from './menu.js';
import { MenuHarness } from './menu.harness.js';

@Component({
  imports: [Menu, MenuFor, MenuItem],
  template: `
    <button type="button" [cvMenuFor]="items">More</button>
    <ng-template #items>
      <cv-menu label="More of this">
        <button type="button" cvMenuItem (chosen)="chosen.set('rename')">Rename</button>
        <button type="button" cvMenuItem danger (chosen)="chosen.set('remove')">Remove</button>
        <button type="button" cvMenuItem disabled (chosen)="chosen.set('leave')">Leave</button>
      </cv-menu>
    </ng-template>
  `,
})
class Page {
  readonly chosen = signal('');
}

describe('a menu', () => {
  let fixture: ComponentFixture<Page>;
  let menu: MenuHarness;
  const focused = (): HTMLElement => document.activeElement as HTMLElement;

  beforeEach(async () => {
    fixture = TestBed.createComponent(Page);
    menu = await TestbedHarnessEnvironment.loader(fixture).getHarness(MenuHarness);
  });

  it('opens, does what is chosen, and closes', async () => {
    await menu.open();
    expect(await menu.items()).toEqual(['Rename', 'Remove', 'Leave']);
    await menu.choose('Remove');
    expect(fixture.componentInstance.chosen()).toBe('remove');
    expect(await menu.isOpen()).toBe(false);
  });

  it('does nothing for an item that is disabled', async () => {
    await menu.open();
    await menu.choose('Leave');
    expect(fixture.componentInstance.chosen()).toBe('');
  });

  it('works by keyboard and gives the focus back', async () => {
    const trigger = (fixture.nativeElement as Element).querySelector('button')!;
    trigger.focus();
    press(trigger, 'ArrowDown');
    await fixture.whenStable();
    expect(focused().textContent).toContain('Rename');
    press(focused(), 'ArrowDown');
    expect(focused().textContent).toContain('Remove');
    press(focused(), 'Escape');
    await fixture.whenStable();
    expect(await menu.isOpen()).toBe(false);
    expect(focused()).toBe(trigger);
  });

  it('is accessible while it is open', async () => {
    await menu.open();
    await expectAccessible(document.body);
  });
});
