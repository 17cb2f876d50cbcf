import { Component, computed, input } from '@angular/core';
import { DayFrame } from './day-frame.js';
import { dayWords, monthWords, shadeOf, type DayValue } from './day-scale.js';

const CELL = 14;
/** The names of the months stand above their first whole week. */
const HEAD = 16;
const WEEK = 7;

interface Cell {
  readonly day: string;
  readonly value: number;
  readonly words: string;
  readonly shade: number;
  readonly x: number;
  readonly y: number;
}

/** Days by weeks, the darker the busier; a table says the same in words. */
@Component({
  selector: 'cv-heatmap',
  imports: [DayFrame],
  template: `
    <cv-day-frame kind="grid" [label]="label()" [unit]="unit()" [days]="days()">
      <svg
        class="grid"
        role="img"
        [attr.aria-label]="said()"
        [attr.width]="width()"
        [attr.height]="height"
        [attr.viewBox]="'0 0 ' + width() + ' ' + height"
      >
        @for (month of months(); track month.x) {
          <text y="10" [attr.x]="month.x">{{ month.name }}</text>
        }
        <g [attr.transform]="'translate(0 ' + head + ')'">
          @for (one of cells(); track one.day) {
            <rect
              rx="2"
              [attr.class]="'shade-' + one.shade"
              [attr.x]="one.x"
              [attr.y]="one.y"
              [attr.width]="cell - 2"
              [attr.height]="cell - 2"
            >
              <title>{{ one.words }}: {{ one.value }} {{ unit() }}</title>
            </rect>
          }
        </g>
      </svg>
      <p class="legend" aria-hidden="true">
        less
        @for (shade of shades; track shade) {
          <svg width="12" height="12">
            <rect width="12" height="12" rx="2" [attr.class]="'shade-' + shade" />
          </svg>
        }
        more
      </p>
    </cv-day-frame>
  `,
  styleUrl: './heatmap.css',
})
export class Heatmap {
  readonly label = input.required<string>();
  readonly unit = input.required<string>();
  /** Every day in its order, also those without anything. */
  readonly days = input.required<readonly DayValue[]>();

  protected readonly cell = CELL;
  protected readonly head = HEAD;
  protected readonly height = HEAD + WEEK * CELL;
  protected readonly shades = [0, 1, 2, 3, 4];
  protected readonly cells = computed((): Cell[] => {
    const days = this.days();
    const largest = Math.max(1, ...days.map(({ value }) => value));
    const first = weekday(days[0]?.day);
    return days.map(({ day, value }, place) => ({
      day,
      value,
      words: dayWords(day),
      shade: shadeOf(value, largest),
      x: Math.floor((place + first) / WEEK) * CELL,
      y: ((place + first) % WEEK) * CELL,
    }));
  });
  protected readonly months = computed(() =>
    this.cells()
      .filter(({ day, y }) => y === 0 && Number(day.slice(8)) <= WEEK)
      .map(({ day, x }) => ({ x, name: monthWords(day) })),
  );
  protected readonly width = computed(() => (this.cells().at(-1)?.x ?? 0) + CELL);
  protected readonly said = computed(() => {
    const sum = this.days().reduce((all, { value }) => all + value, 0);
    const busy = this.days().filter(({ value }) => value > 0).length;
    return `${this.label()}: ${sum} ${this.unit()} on ${busy} of ${this.days().length} days`;
  });
}

/** Weeks begin on Monday. */
function weekday(day: string | undefined): number {
  if (!day) return 0;
  return (new Date(`${day}T00:00:00Z`).getUTCDay() + WEEK - 1) % WEEK;
}
