import { Component, signal } from '@angular/core';
import { TestBed, type ComponentFixture } from '@angular/core/testing';
import { expectAccessible } from '../testing/accessible.js';
import { press } from '../testing/keys.js';
import { Drawer } from './drawer.js';

@Component({
  imports: [Drawer],
  template: `
    <cv-drawer [heading]="heading()" [subject]="heading()" (closed)="closed.set(true)">
      <span cvDrawerAbove>active</span>
      <input aria-label="Search" (keydown.escape)="$event.preventDefault()" />
      <button cvDrawerAction type="button">Edit</button>
    </cv-drawer>
  `,
})
class Page {
  readonly heading = signal('Punch cards');
  readonly closed = signal(false);
}

describe('a drawer', () => {
  let fixture: ComponentFixture<Page>;
  const drawer = () => (fixture.nativeElement as Element).querySelector('cv-drawer')!;

  beforeEach(async () => {
    fixture = TestBed.createComponent(Page);
    document.body.append(fixture.nativeElement as Element);
    await fixture.whenStable();
  });

  it('is a region named by its heading, which takes the keyboard', async () => {
    expect(drawer().getAttribute('role')).toBe('region');
    expect(document.activeElement?.textContent).toBe('Punch cards');
    await expectAccessible(drawer());
  });

  it('takes the keyboard again for another subject', async () => {
    drawer().querySelector<HTMLElement>('.foot button')!.focus();
    fixture.componentInstance.heading.set('Looms');
    await fixture.whenStable();
    expect(document.activeElement?.textContent).toBe('Looms');
  });

  it('closes by Escape and by its cross, but not while a part of it wants the key', () => {
    press(drawer().querySelector('input')!, 'Escape');
    expect(fixture.componentInstance.closed()).toBe(false);
    press(document.activeElement!, 'Escape');
    expect(fixture.componentInstance.closed()).toBe(true);
    fixture.componentInstance.closed.set(false);
    drawer().querySelector<HTMLElement>('[aria-label="Close"]')!.click();
    expect(fixture.componentInstance.closed()).toBe(true);
  });
});
