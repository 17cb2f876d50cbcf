import { Component, computed, input } from '@angular/core';

/** The shape of a board on its way: columns of cards, fewer in each. */
@Component({
  selector: 'cv-board-skeleton',
  host: { role: 'status' },
  template: `
    <span class="visually-hidden">The work is on its way</span>
    @for (cards of shape(); track $index) {
      <div class="column" aria-hidden="true">
        <div class="head"></div>
        @for (card of cards; track $index) {
          <div class="card"></div>
        }
      </div>
    }
  `,
  styles: `
    :host {
      display: grid;
      grid-auto-columns: minmax(0, 1fr);
      grid-auto-flow: column;
      gap: 10px;
    }

    .column {
      display: grid;
      gap: 8px;
      align-content: start;
    }

    .head,
    .card {
      border-radius: var(--radius-lg);
      background: var(--plane-hover);
      animation: breathe 1.4s ease-in-out infinite alternate;
    }

    .head {
      width: 84px;
      height: 20px;
    }

    .card {
      height: 76px;
    }

    @keyframes breathe {
      to {
        opacity: 0.4;
      }
    }

    @media (prefers-reduced-motion: reduce) {
      .head,
      .card {
        animation: none;
      }
    }

    @media (width < 760px) {
      :host {
        grid-auto-flow: row;
      }
    }
  `,
})
export class BoardSkeleton {
  readonly columns = input(4);
  protected readonly shape = computed(() =>
    Array.from({ length: this.columns() }, (_, column) =>
      Array.from({ length: Math.max(1, 4 - column) }),
    ),
  );
}
