import { Component, computed, input, signal } from '@angular/core';
import { Button } from '../button/button.js';
import { dayWords, type DayValue } from './day-scale.js';

/** The frame of a chart over days: its name, and the same numbers as a table for whoever prefers it. */
@Component({
  selector: 'cv-day-frame',
  imports: [Button],
  template: `
    <div class="head">
      <h2>{{ label() }}</h2>
      <button cvButton kind="quiet" type="button" [attr.aria-pressed]="asTable()" (click)="turn()">
        {{ asTable() ? 'View as ' + kind() : 'View as table' }}
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
            @for (row of rows(); track row.day) {
              <tr>
                <td>{{ row.words }}</td>
                <td>{{ row.value }}</td>
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
      <ng-content />
    }
  `,
  styleUrl: './day-frame.css',
})
export class DayFrame {
  readonly label = input.required<string>();
  readonly unit = input.required<string>();
  /** What the picture is called on the button that leads back to it. */
  readonly kind = input.required<'chart' | 'grid'>();
  readonly days = input.required<readonly DayValue[]>();

  protected readonly asTable = signal(false);
  /** The latest first, and only days with something: a table is for reading. */
  protected readonly rows = computed(() =>
    this.days()
      .filter(({ value }) => value > 0)
      .map(({ day, value }) => ({ day, value, words: dayWords(day) }))
      .reverse(),
  );

  protected turn(): void {
    this.asTable.update((now) => !now);
  }
}
