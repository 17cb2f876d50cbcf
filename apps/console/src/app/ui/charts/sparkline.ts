import { Component, computed, input } from '@angular/core';

const WIDTH = 80;
const HEIGHT = 20;
const EDGE = 2;

/** The course of a figure, small enough for a row. What it says stands in its label. */
@Component({
  selector: 'cv-sparkline',
  template: `
    <svg
      role="img"
      [attr.aria-label]="label()"
      [attr.viewBox]="'0 0 ' + width + ' ' + height"
      [attr.width]="width"
      [attr.height]="height"
    >
      <polyline [attr.points]="points()" />
    </svg>
  `,
  styles: `
    :host {
      display: inline-flex;
    }

    polyline {
      fill: none;
      stroke: var(--accent);
      stroke-linejoin: round;
      stroke-width: 1.5;
    }
  `,
})
export class Sparkline {
  readonly values = input.required<readonly number[]>();
  readonly label = input.required<string>();
  protected readonly width = WIDTH;
  protected readonly height = HEIGHT;
  protected readonly points = computed(() => {
    const values = this.values();
    const top = Math.max(1, ...values);
    const step = (WIDTH - 2 * EDGE) / Math.max(1, values.length - 1);
    const y = (value: number) => HEIGHT - EDGE - ((HEIGHT - 2 * EDGE) * value) / top;
    return values
      .map((value, place) => `${(EDGE + place * step).toFixed(1)},${y(value).toFixed(1)}`)
      .join(' ');
  });
}
