import { Component, computed, input } from '@angular/core';

/** The shape of rows that are on their way. Said once to a screen reader, drawn for everybody else. */
@Component({
  selector: 'cv-skeleton',
  host: { role: 'status' },
  template: `
    <span class="visually-hidden">{{ label() }}</span>
    @for (width of widths(); track $index) {
      <div class="row" aria-hidden="true"><div class="bar" [style.width.%]="width"></div></div>
    }
  `,
  styles: `
    :host {
      display: block;
    }

    .row {
      display: flex;
      align-items: center;
      height: var(--row);
    }

    .bar {
      height: 10px;
      border-radius: var(--radius-sm);
      background: var(--plane-active);
      animation: breathe 1.4s ease-in-out infinite alternate;
    }

    @keyframes breathe {
      to {
        opacity: 0.4;
      }
    }

    @media (prefers-reduced-motion: reduce) {
      .bar {
        animation: none;
      }
    }
  `,
})
export class Skeleton {
  readonly label = input('Loading');
  readonly rows = input(5);
  /** Uneven like text, and the same on every page, so that nothing jumps. */
  protected readonly widths = computed(() =>
    Array.from({ length: this.rows() }, (_, row) => 92 - ((row * 37) % 48)),
  );
}
