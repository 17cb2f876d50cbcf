import { Component, computed, input } from '@angular/core';
import type { MetricCounts, MetricPeriod, MetricWord } from '@covibe/contracts';
import { Kpi } from '../../ui/kpi/kpi.js';

const SHOWN: readonly (readonly [MetricWord, string])[] = [
  ['completed', 'Tasks completed'],
  ['started', 'Tasks started'],
  ['blocked', 'Times blocked'],
  ['warnings', 'Overlaps found'],
  ['sessions', 'Agent sessions'],
];

/** The figures of a period beside those of the one before. */
@Component({
  selector: 'cv-figures',
  imports: [Kpi],
  template: `
    @for (figure of figures(); track figure.word) {
      <cv-kpi [label]="figure.label" [value]="figure.value" [before]="figure.before" />
    }
  `,
  styles: `
    :host {
      display: grid;
      grid-template-columns: repeat(auto-fit, minmax(140px, 1fr));
      gap: 10px;
    }

    @media (width < 760px) {
      :host {
        grid-template-columns: repeat(2, minmax(0, 1fr));
      }

      cv-kpi:last-child:nth-child(odd) {
        grid-column: span 2;
      }
    }
  `,
})
export class Figures {
  readonly period = input.required<MetricPeriod>();
  readonly current = input.required<MetricCounts>();
  readonly previous = input.required<MetricCounts>();

  /** Before the first count nothing is known, which is not zero. */
  protected readonly figures = computed(() => {
    const isCounted = this.period().counted_at !== null;
    return SHOWN.map(([word, label]) => ({
      word,
      label,
      value: isCounted ? this.current()[word] : null,
      before: isCounted ? this.previous()[word] : null,
    }));
  });
}
