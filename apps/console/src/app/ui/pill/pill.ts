import { Component, input } from '@angular/core';
import { Icon } from '../icon/icon.js';

export type Tone = 'neutral' | 'good' | 'warn' | 'bad' | 'info' | 'plan' | 'accent';

/** A status word. The tone repeats the meaning of the word and never replaces it. */
@Component({
  selector: 'cv-pill',
  imports: [Icon],
  host: { '[class]': 'tone()' },
  template: `
    @if (icon(); as icon) {
      <cv-icon [shape]="icon" [size]="12" />
    } @else if (dot()) {
      <span class="dot"></span>
    }
    <ng-content />
  `,
  styles: `
    :host {
      display: inline-flex;
      gap: 5px;
      align-items: center;
      max-width: 100%;
      height: 20px;
      padding: 0 7px;
      border-radius: var(--radius-full);
      background: var(--pill-soft, var(--plane-active));
      color: var(--pill-ink, var(--ink-soft));
      font-size: var(--text-2xs);
      font-weight: 500;
      line-height: 1;
      white-space: nowrap;
    }

    .dot {
      width: 6px;
      height: 6px;
      border-radius: 50%;
      background: currentColor;
    }

    :host(.good) {
      --pill-ink: var(--good);
      --pill-soft: var(--good-soft);
    }

    :host(.warn) {
      --pill-ink: var(--warn);
      --pill-soft: var(--warn-soft);
    }

    :host(.bad) {
      --pill-ink: var(--bad);
      --pill-soft: var(--bad-soft);
    }

    :host(.info) {
      --pill-ink: var(--info);
      --pill-soft: var(--info-soft);
    }

    :host(.plan) {
      --pill-ink: var(--plan);
      --pill-soft: var(--plan-soft);
    }

    :host(.accent) {
      --pill-ink: var(--accent);
      --pill-soft: var(--accent-soft);
    }
  `,
})
export class Pill {
  readonly tone = input<Tone>('neutral');
  readonly icon = input<LucideIcon | null>(null);
  readonly dot = input(true);
}
