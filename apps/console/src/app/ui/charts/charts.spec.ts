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
    const labels = [...host().querySelectorAll('svg[role=img]')].map((svg) =>
      svg.getAttribute('aria-label'),
    );
    expect(labels).toEqual([
      'Completed a day: 13 tasks in 3 days',
      'Half a year: 13 events on 2 of 3 days',
      'Rising to 9 tasks a day',
    ]);
    expect(host().querySelectorAll('.bar')).toHaveLength(3);
    await expectAccessible(host());
  });

  it('put a week into a column, Monday first', () => {
    const cells = [...host().querySelectorAll('cv-heatmap g rect')];
    // A Thursday stands fourth in its week.
    expect(cells.map((cell) => cell.getAttribute('y'))).toEqual(['42', '56', '70']);
    expect(cells.map((cell) => cell.getAttribute('class'))).toEqual([
      'shade-0',
      'shade-2',
      'shade-4',
    ]);
  });

  it('name a month above its first whole week', async () => {
    const grid = TestBed.createComponent(Heatmap);
    const start = Date.parse('2026-03-05T00:00:00Z');
    const days = Array.from({ length: 40 }, (_, place) => ({
      day: new Date(start + place * 86_400_000).toISOString().slice(0, 10),
      value: place,
    }));
    for (const [name, value] of Object.entries({ label: 'Grid', unit: 'events', days })) {
      grid.componentRef.setInput(name, value);
    }
    await grid.whenStable();
    const months = [...(grid.nativeElement as HTMLElement).querySelectorAll('text')];
    expect(months.map((text) => [text.textContent, text.getAttribute('x')])).toEqual([
      ['Apr', '70'],
    ]);
  });

  it('can be read as tables', async () => {
    for (const button of host().querySelectorAll('button')) button.click();
    await fixture.whenStable();
    const tables = [...host().querySelectorAll('tbody')].map((body) =>
      body.textContent?.replace(/\s+/g, ' '),
    );
    for (const table of tables) {
      expect(table).toContain('Sat 7 Mar9');
      expect(table).not.toContain('Thu 5 Mar');
    }
    const back = [...host().querySelectorAll('button')].map(({ textContent }) =>
      textContent?.trim(),
    );
    expect(back).toEqual(['View as chart', 'View as grid']);
    await expectAccessible(host());
  });
});
