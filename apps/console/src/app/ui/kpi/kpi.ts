import { Component, computed, input } from '@angular/core';

/** One figure with the one of the period before, so that it means something. */
@Component({
  selector: 'cv-kpi',
  template: `
    <span class="label">{{ label() }}</span>
    @if (value() === null) {
      <span class="value unknown" [title]="unknown()"
        >n/a<span class="visually-hidden">, {{ unknown() }}</span></span
      >
    } @else {
      <span class="value">{{ words() }}</span>
      <span class="before">{{ beforeWords() }}</span>
    }
  `,
  styles: `
    :host {
      display: grid;
      gap: 2px;
      align-content: start;
      min-width: 0;
      padding: 12px 14px;
      border: 1px solid var(--line);
      border-radius: var(--radius);
      background: var(--plane);
    }

    .label,
    .before {
      color: var(--ink-soft);
      font-size: var(--text-xs);
    }

    .value {
      font-size: var(--text-xl);
      font-variant-numeric: tabular-nums;
      font-weight: 600;
    }

    .unknown {
      color: var(--ink-faint);
    }
  `,
})
export class Kpi {
  readonly label = input.required<string>();
  /** Null is unknown, which is not the same as none. */
  readonly value = input.required<number | null>();
  readonly before = input<number | null>(null);
  /** Why it is unknown. */
  readonly unknown = input('not counted yet');

  protected readonly words = computed(() => (this.value() ?? 0).toLocaleString('en-GB'));
  protected readonly beforeWords = computed(() => {
    const before = this.before();
    if (before === null) return '';
    const difference = (this.value() ?? 0) - before;
    const sign = difference > 0 ? '+' : difference < 0 ? '−' : '±';
    return `${sign}${Math.abs(difference).toLocaleString('en-GB')}, ${before.toLocaleString('en-GB')} before`;
  });
}
