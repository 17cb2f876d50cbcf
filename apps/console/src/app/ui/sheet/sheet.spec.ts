import { Component } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { expectAccessible } from '../testing/accessible.js';
import { Sheet } from './sheet.js';

@Component({
  imports: [Sheet],
  template: `
    <cv-sheet heading="Who are you?" why="This server trusts you."><button>Ada</button></cv-sheet>
    <cv-sheet heading="Opening" />
  `,
})
class Page {}

describe('a sheet', () => {
  it('is headed by what it asks, says why where there is a reason, and holds the answer', async () => {
    const fixture = TestBed.createComponent(Page);
    await fixture.whenStable();
    const [asking, opening] = (fixture.nativeElement as Element).querySelectorAll('cv-sheet');
    expect(asking!.querySelector('h1')!.textContent).toBe('Who are you?');
    expect(asking!.querySelector('p')!.textContent).toBe('This server trusts you.');
    expect(asking!.querySelector('button')).not.toBeNull();
    expect(opening!.querySelector('p')).toBeNull();
    await expectAccessible(asking!);
  });
});
