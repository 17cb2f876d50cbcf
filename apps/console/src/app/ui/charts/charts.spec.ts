import { Component } from '@angular/core';
import { TestBed, type ComponentFixture } from '@angular/core/testing';
import { expectAccessible } from '../testing/accessible.js';
import { DayBars } from './day-bars.js';
import { Heatmap } from './heatmap.js';
import { Sparkline } from './sparkline.js';

const DAYS = [
  { day: '2026-03-05', value: 0 },
  { day: '2026-03-06', value: 4 },
  { day: '2026-03-07', value: 9 },
];

@Component({
  imports: [DayBars, Heatmap, Sparkline],
  template: `
    <cv-day-bars label="Completed a day" unit="tasks" [days]="days" />
    <cv-heatmap label="Half a year" unit="events" [days]="days" />
    <cv-sparkline label="Rising to 9 tasks a day" [values]="[0, 4, 9]" />
  `,
})
class Page {
  protected readonly days = DAYS;
}

describe('charts', () => {
  let fixture: ComponentFixture<Page>;
  const host = () => fixture.nativeElement as HTMLElement;

  beforeEach(async () => {
    fixture = TestBed.createComponent(Page);
    await fixture.whenStable();
  });

  it('say in words what they draw', async () => {
    const labels = [...host().querySelectorAll('svg')].map((svg) => svg.getAttribute('aria-label'));
    expect(labels).toEqual([
      'Completed a day: 13 tasks in 3 days',
      'Half a year: 13 events on 2 of 3 days',
      'Rising to 9 tasks a day',
    ]);
    expect(host().querySelectorAll('.bar')).toHaveLength(3);
    await expectAccessible(host());
  });

  it('put a week into a column, Monday first', () => {
    const cells = [...host().querySelectorAll('cv-heatmap rect')];
    // A Thursday stands fourth in its week.
    expect(cells.map((cell) => cell.getAttribute('y'))).toEqual(['36', '48', '60']);
    expect(cells.map((cell) => cell.getAttribute('class'))).toEqual([
      'shade-0',
      'shade-2',
      'shade-4',
    ]);
  });

  it('can be read as tables', async () => {
    for (const button of host().querySelectorAll('button')) button.click();
    await fixture.whenStable();
    const tables = [...host().querySelectorAll('tbody')].map((body) =>
      body.textContent?.replace(/\s+/g, ' '),
    );
    expect(tables[0]).toContain('Sat 7 Mar9');
    expect(tables[1]).not.toContain('5 Mar');
    await expectAccessible(host());
  });
});
