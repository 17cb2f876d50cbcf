import { Component, computed, input, signal } from '@angular/core';
import { Button } from '../button/button.js';
import { dayWords, shadeOf, type DayValue } from './day-scale.js';

const CELL = 12;
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
  imports: [Button],
  template: `
    <div class="head">
      <h2>{{ label() }}</h2>
      <button cvButton kind="quiet" type="button" [attr.aria-pressed]="asTable()" (click)="turn()">
        {{ asTable() ? 'View as grid' : 'View as table' }}
      </button>
    </div>
    @if (asTable()) {
      <div class="rows" tabindex="0" role="region" [attr.aria-label]="label()">
        <table>
          <thead>
            <tr>
              <th scope="col">Day</th>
              <th scope="col">{{ unit() }}</th>
            </tr>
          </thead>
          <tbody>
            @for (cell of busy(); track cell.day) {
              <tr>
                <td>{{ cell.words }}</td>
                <td>{{ cell.value }}</td>
              </tr>
            } @empty {
              <tr>
                <td colspan="2">Nothing on any of these days.</td>
              </tr>
            }
          </tbody>
        </table>
      </div>
    } @else {
      <div class="scroll">
        <svg
          role="img"
          [attr.aria-label]="said()"
          [attr.width]="width()"
          [attr.height]="7 * cell"
          [attr.viewBox]="'0 0 ' + width() + ' ' + 7 * cell"
        >
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
        </svg>
      </div>
    }
  `,
  styleUrl: './heatmap.css',
})
export class Heatmap {
  readonly label = input.required<string>();
  readonly unit = input.required<string>();
  /** Every day in its order, also those without anything. */
  readonly days = input.required<readonly DayValue[]>();

  protected readonly asTable = signal(false);
  protected readonly cell = CELL;
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
  protected readonly busy = computed(() =>
    this.cells()
      .filter(({ value }) => value > 0)
      .reverse(),
  );
  protected readonly width = computed(() => (this.cells().at(-1)?.x ?? 0) + CELL);
  protected readonly said = computed(() => {
    const sum = this.days().reduce((all, { value }) => all + value, 0);
    return `${this.label()}: ${sum} ${this.unit()} on ${this.busy().length} of ${this.days().length} days`;
  });

  protected turn(): void {
    this.asTable.update((now) => !now);
  }
}

/** Weeks begin on Monday. */
function weekday(day: string | undefined): number {
  if (!day) return 0;
  return (new Date(`${day}T00:00:00Z`).getUTCDay() + WEEK - 1) % WEEK;
}
