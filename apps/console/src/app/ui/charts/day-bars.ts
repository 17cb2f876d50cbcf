import { Component, computed, input } from '@angular/core';
import { DayFrame } from './day-frame.js';
import { dayWords, roundTop, type DayValue } from './day-scale.js';

const WIDTH = 640;
const HEIGHT = 96;
const GAP = 0.25;

/** A bar a day. The same numbers stand in a table for whoever would rather read them. */
@Component({
  selector: 'cv-day-bars',
  imports: [DayFrame],
  template: `
    <cv-day-frame kind="chart" [label]="label()" [unit]="unit()" [days]="days()">
      <div class="chart">
        <span class="top" aria-hidden="true">{{ top() }}</span>
        <svg
          role="img"
          preserveAspectRatio="none"
          [attr.aria-label]="said()"
          [attr.viewBox]="'0 0 ' + width + ' ' + height"
        >
          @for (bar of bars(); track bar.day) {
            <g>
              <title>{{ bar.words }}: {{ bar.value }} {{ unit() }}</title>
              <rect
                class="hit"
                y="0"
                [attr.x]="bar.x"
                [attr.width]="step()"
                [attr.height]="height"
              />
              <rect
                class="bar"
                [attr.x]="bar.x + (step() * gap) / 2"
                [attr.y]="bar.y"
                [attr.width]="step() * (1 - gap)"
                [attr.height]="height - bar.y"
              />
            </g>
          }
        </svg>
        <div class="ends" aria-hidden="true">
          <span>{{ bars().at(0)?.words }}</span>
          <span>{{ bars().at(-1)?.words }}</span>
        </div>
      </div>
    </cv-day-frame>
  `,
  styleUrl: './day-bars.css',
})
export class DayBars {
  readonly label = input.required<string>();
  /** What is counted, such as "tasks completed". */
  readonly unit = input.required<string>();
  readonly days = input.required<readonly DayValue[]>();

  protected readonly width = WIDTH;
  protected readonly height = HEIGHT;
  protected readonly gap = GAP;
  protected readonly top = computed(() => roundTop(this.days().map(({ value }) => value)));
  protected readonly step = computed(() => WIDTH / Math.max(1, this.days().length));
  protected readonly bars = computed(() =>
    this.days().map(({ day, value }, place) => ({
      day,
      value,
      words: dayWords(day),
      x: place * this.step(),
      y: HEIGHT * (1 - value / this.top()),
    })),
  );
  protected readonly said = computed(() => {
    const sum = this.days().reduce((all, { value }) => all + value, 0);
    return `${this.label()}: ${sum} ${this.unit()} in ${this.days().length} days`;
  });
}
