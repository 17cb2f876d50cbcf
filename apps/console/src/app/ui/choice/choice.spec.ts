import { Component, signal } from '@angular/core';
import { TestBed, type ComponentFixture } from '@angular/core/testing';
import { expectAccessible } from '../testing/accessible.js';
import { Choice } from './choice.js';

@Component({
  imports: [Choice],
  template: `<cv-choice label="View" [options]="options" [(chosen)]="chosen" />`,
})
class Page {
  readonly options = [
    { value: 'board', label: 'Board', icon: { name: 'dot', node: [] } },
    { value: 'list', label: 'List' },
  ];
  readonly chosen = signal('board');
}

describe('a choice', () => {
  let fixture: ComponentFixture<Page>;
  const radios = () => [
    ...(fixture.nativeElement as Element).querySelectorAll<HTMLInputElement>('input'),
  ];

  beforeEach(async () => {
    fixture = TestBed.createComponent(Page);
    await fixture.whenStable();
  });

  it('is one group of native radio buttons, of which one is chosen', async () => {
    expect(new Set(radios().map(({ name }) => name)).size).toBe(1);
    expect(radios().map(({ checked }) => checked)).toEqual([true, false]);
    await expectAccessible(fixture.nativeElement as Element);
  });

  it('tells what is chosen, and follows what is chosen for it', async () => {
    radios()[1]!.click();
    expect(fixture.componentInstance.chosen()).toBe('list');
    await fixture.whenStable();
    fixture.componentInstance.chosen.set('board');
    await fixture.whenStable();
    expect(radios().map(({ checked }) => checked)).toEqual([true, false]);
  });
});
